"""Counters of the module, each with the value that it begins with."""

first = 11
second = 12
third = 13


def next_first():
    global first
    if first == 1:
        return 0
    if first == 4:
        return 0
    first += 1
    return first


def next_second():
    global second
    second += 1
    return second


def next_third():
    global third
    third += 1
    return third


class Shelf:
    books = 30

    def put(self):
        if Shelf.books == 5:
            return 5
        Shelf.books += 3
        return Shelf.books


print(next_first(), next_second(), next_third(), Shelf().put())
