import csv
import io

TEXT = 'name,age\nann,30\n"bob\nb",x\n\ncid,\n'


def check(lines):
    reader = csv.DictReader(lines)
    print(reader.fieldnames, "age" in reader.fieldnames)
    good = []
    for row in reader:
        try:
            age = int(row["age"] or 0)
        except ValueError as error:
            print(f"line {reader.line_num}: {error}")
            continue
        good.append((row["name"], age))
    print("read", reader.line_num)
    return good


def plain(lines):
    reader = csv.reader(lines, delimiter=";")
    header = next(reader)
    for row in reader:
        if len(row) != len(header):
            print("line", reader.line_num, "has", len(row), "of", len(header))
    return reader.line_num


print(check(io.StringIO(TEXT)))
print(check(io.StringIO("name,age\n")))
print(plain(["a;b", "1;2", "3", "4;5;6"]))
