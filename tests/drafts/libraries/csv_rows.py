import csv
import io
import tempfile
from pathlib import Path

rows = [["name", "city", "note"], ["Ann", "Oslo, N", 'says "hi"'], ["Bob", "", "two\nlines"], ["Cy", "Rome", " x "]]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "people.csv"
    with open(path, "w", newline="") as f:
        writer = csv.writer(f)
        for row in rows:
            writer.writerow(row)
    with open(path, newline="") as f:
        print(repr(f.read()))
    with open(path, newline="", encoding="utf-8") as f:
        for row in csv.reader(f):
            print(row)
    with open(path, newline="") as f:
        reader = csv.reader(f)
        header = next(reader)
        print(header)
        data = [row for row in reader]
    print(len(data), data[0][1])
    with open(path, newline="") as f:
        for record in csv.DictReader(f):
            print(record["name"], record["note"], len(record))
out = io.StringIO()
w = csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
w.writerow([1, 2.5, None, True, "x;y"])
w.writerows([("a", 1), ("b", 2)])
print(out.getvalue(), end="")
