"""Generators that run when what they were given would be gone: it is theirs."""


class Reader:
    def __init__(self, sep):
        self.sep = sep

    def fields(self, lines):
        for line in lines:
            print("read", line)
            yield line.split(self.sep)


def numbered(names):
    print("begin")
    n = 0
    for name in names:
        n += 1
        yield n, name
    print("end")


def words(text):
    for word in text.split():
        print("see", word)
        yield word


def prices(table):
    for name, value in table.items():
        print("price", name)
        yield name, value * 2


def evens(numbers):
    for n in numbers:
        print("look at", n)
        if n % 2 == 0:
            yield n


def of_local(text):
    parts = text.split()
    return numbered(parts)


def of_call(text):
    return numbered(text.split())


for pair in of_local("a b"):
    print(pair)
for pair in of_call("c d"):
    print(pair)
some = words("a b " + "c")
print(next(some))
print(list(some))
for name, value in prices({"x": 1, "y": 2}):
    print(name, value)
doubled = prices({"z": 4})
print(list(doubled))
total = (n + 1 for n in evens([1, 2] + [4]))
print("made")
print(list(total))
indexed = enumerate(evens([6] * 2), 1)
for place, n in indexed:
    print(place, n)
reader = Reader(",")
rows = reader.fields("a,b\nc,d".splitlines())
print(next(rows))
for row in rows:
    print(row)
