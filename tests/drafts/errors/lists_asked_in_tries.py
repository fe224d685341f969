"""`any` and `all` of a list: all of its items are there before one is asked, whatever the first of them is."""


def some_large(numbers):
    try:
        return any([10 // number > 4 for number in numbers])
    except ZeroDivisionError:
        return None


def some_lazily(numbers):
    try:
        return any(10 // number > 4 for number in numbers)
    except ZeroDivisionError:
        return None


def all_set(rows, at):
    try:
        return all([row[at] for row in rows])
    except IndexError:
        return "short"


print(some_large([1, 0]), some_large([0, 1]), some_large([2, 1]), some_large([]))
print(some_lazily([1, 0]), some_lazily([0, 1]), some_lazily([9]))
print(all_set([[0, 1], [1]], 1), all_set([[1, 0], [1]], 1), all_set([], 3), all_set([[2]], -1))
