"""Assertions that hold: of lists, of texts, with messages."""


def words(text):
    return text.split()


def evens(numbers):
    return [n for n in numbers if n % 2 == 0]


class Shelf:
    def __init__(self, rows):
        self.rows = dict(rows)
        self.order = list(rows)

    def take(self, name, count):
        self.rows[name] -= count
        self.order.append((name.upper(), count))
        return self.rows[name]


def last(items):
    if not items:
        raise IndexError("nothing here")
    return items.pop()


assert words("a b") == ["a", "b"], "two {words}"
assert evens([1, 2, 4]) == [2, 4]
assert words("x") != ["y"]
assert words("x")[0] == "x", f"not {words('x')}"
shelf = Shelf([("tea", 3), ("salt", 1)])
assert shelf.take("tea", 1) == 2
print(shelf.rows, shelf.order)
print(words("a b") == ["a", "b"], words("a") == ["b"], evens([2]) == [2])
numbers = [1, 2]
print(last(numbers), numbers == [1], [1] == numbers)
try:
    last([])
except IndexError as error:
    print("error:", error)
LIMITS = [3, 4]
print(LIMITS == [3, 4], LIMITS == [3], LIMITS != numbers, numbers == LIMITS, [3, 4] == LIMITS)
print(LIMITS < [4], numbers < LIMITS, LIMITS >= numbers, LIMITS < LIMITS)
