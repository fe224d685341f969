# A text of one character as what an object is shown by, and items that may be None.


class Mark:
    def __init__(self, sign):
        self.sign = sign

    def __str__(self):
        return self.sign


class Empty:
    symbol = "."

    def __str__(self):
        return self.symbol


class Fixed:
    def __init__(self):
        self.name = "é"

    def __str__(self):
        return self.name

    def __repr__(self):
        return "F"


class Entry:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return "<" + self.name + ">"


def show(entries):
    return ", ".join(map(str, entries))


print(Mark("x"), Mark("ü"), Empty(), Fixed(), [Fixed()])
entries = [Entry("a"), None, Entry("")]
print(show(entries))
names = ["x", None, "y" * 2]
print(", ".join(map(str, names)))
numbers = [1, None, 2]
print(", ".join(map(str, numbers)))
places = {}
for i, entry in enumerate([Entry("p"), Entry("q"), Entry("p")]):
    places[entry.name] = i
print(places)
