"""Variables with the names that the arms of a match take on in Rust."""


def read(texts):
    value = 5
    total = 0
    for text in texts:
        try:
            total = int(text)
        except ValueError as e:
            print("bad", value, e)
        else:
            print(value, total)
    return value, total


class Box:
    def __init__(self):
        self.n = 0

    def fill(self, text):
        value = "v"
        error = "none"
        try:
            self.n = int(text)
        except ValueError:
            print("no", value, error)
        else:
            print("yes", value, self.n, error)
        return value + error


def first(found):
    value = "kept"
    it = "mine"
    try:
        return int(found)
    except ValueError:
        print(value, it)
    return value


def quotient(value, right):
    try:
        value = value / right
    except ZeroDivisionError:
        return -1.0
    return value


def look(table, key):
    found = "outer"
    n = 0
    try:
        n = table[key]
    except KeyError:
        print("no", found)
    else:
        print("yes", found, n)
    return found


print(read(["1", "x", "3"]))
box = Box()
print(box.fill("3"), box.fill("z"))
print(first("7"), first("q"), quotient(1.0, 2.0), quotient(1.0, 0.0))
print(look({"a": 1}, "a"), look({"a": 1}, "b"))
