import csv
import os
import tempfile

def merge(paths, target):
    with open(target, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["source", "id", "value"])
        for path in paths:
            with open(path, newline="") as f:
                for record in csv.DictReader(f, delimiter=";"):
                    writer.writerow([os.path.basename(path), record["id"], record["value"].upper()])

folder = tempfile.mkdtemp()
paths = []
for n in range(2):
    path = os.path.join(folder, f"part{n}.csv")
    with open(path, "w") as f:
        f.write("id;value\n")
        for i in range(n + 1):
            f.write(f"{i};v{n}{i}\n")
    paths.append(path)
target = os.path.join(folder, "all.csv")
merge(paths, target)
with open(target) as f:
    for line in f:
        print(line, end="")
def column(path, name):
    with open(path, newline="") as f:
        return [row[name] for row in csv.DictReader(f)]
print(column(target, "value"))
