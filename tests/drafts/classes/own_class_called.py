"""`self.__class__(..)` and `type(self)(..)`, and what os and texts say."""
import os


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, by):
        return self.__class__(self.x + by, self.y + by)

    def flipped(self):
        return type(self)(self.y, self.x)

    @property
    def origin(self):
        return type(self)(0, 0)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.x}, {self.y})"


class Checked:
    def __init__(self, limit):
        if limit < 0:
            raise ValueError("below 0")
        self.limit = limit

    def lowered(self):
        return self.__class__(self.limit - 1)


def ends(name: str):
    before, point, last = name.rpartition(".")
    return before + "|" + point + "|" + last


point = Point(1, 2)
print(point.moved(3), point.flipped(), point.origin, point)
checked = Checked(1)
for _ in range(3):
    try:
        checked = checked.lowered()
        print(checked.limit)
    except ValueError as error:
        print("no:", error)
for name in ["a.b.c", "abc", ".", "ä.ö"]:
    print(ends(name))
print(os.fspath("a/b"), os.curdir, os.pardir)
if os.name == "posix":
    print("posix")


SHORT = {"first": "1st", "second": "2nd"}


def learn(name, short):
    SHORT[name] = short


def short(name):
    lower = name.lower()
    return SHORT.get(lower, lower)


learn("third", "3rd")
for name in ["First", "THIRD", "Fourth"]:
    print(short(name), SHORT.get(name, name))
