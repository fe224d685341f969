import os
import tempfile


def append(path, text):
    with open(path, "a") as f:
        f.write(text + "\n")


def show(path):
    with open(path) as f:
        for number, line in enumerate(f, 1):
            print(f"{number:>3}: {line}", end="")


def longest(path):
    best = ""
    with open(path, "r", encoding="utf-8") as f:
        for line in f:
            if len(line) > len(best):
                best = line
    return best


folder = tempfile.mkdtemp()
log = os.path.join(folder, "app.log")
for i in range(3):
    append(log, f"entry {i}" + "x" * i)
show(log)
print(repr(longest(log)))
with open(log) as f:
    first = f.readline()
    rest = f.read()
print(repr(first), repr(rest))
with open(log) as f:
    lines = f.readlines()
print(lines)
with open(log) as src, open(log + ".copy", "w") as dst:
    for line in src:
        if "0" not in line:
            dst.write(line.upper())
show(log + ".copy")
