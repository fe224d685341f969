import os
import tempfile


def total(file):
    return sum(int(line) for line in file)


def keep(path, lines):
    with open(path, "w", encoding="utf-8") as out:
        for line in lines:
            out.write(line + "\n")
        print("inside:", out.closed)
        out.flush()
        os.fsync(out.fileno())
    print("outside:", out.closed)


def first(path):
    file = None
    try:
        file = open(path, encoding="utf-8")
        text = file.read()
        lines = text.splitlines()
        return lines[0]
    except OSError:
        return "no file"
    except IndexError:
        return "no line"
    finally:
        print("closing" if file is not None else "nothing to close")
        if file is not None:
            file.close()


def perhaps(path, wanted):
    file = None
    if wanted:
        file = open(path, encoding="utf-8")
    print(len(file.read()))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "zahlen.txt")
    keep(path, ["1", "-2", "ü"])
    print(first(path), first(os.path.join(folder, "missing")))
    perhaps(path, True)
    keep(path, [])
    print(first(path))

with open("own_numbers.txt", "w", encoding="utf-8") as file:
    file.write("1\n2\nthree\n")
try:
    with open("own_numbers.txt", encoding="utf-8") as file:
        print(total(file))
except ValueError:
    print("closed" if file.closed else "open")
os.remove("own_numbers.txt")
