import csv, io

TEXT = "a\tb\n1\t2\n\n3\t\"x\ty\"\n"
rows = list(csv.reader(io.StringIO(TEXT), delimiter="\t"))
print(rows)
for i, row in enumerate(csv.reader(TEXT.splitlines(), dialect="excel-tab")):
    if not row:
        print(i, "empty")
        continue
    first, second = row
    print(i, first, second)
total = sum(int(r[0]) for r in rows[1:] if r)
print(total)
buf = io.StringIO()
cw = csv.writer(buf)
cw.writerow([])
cw.writerow([""])
cw.writerow(["", ""])
cw.writerow(["a b", "it's", 'q"q', "é"])
print(repr(buf.getvalue()))
