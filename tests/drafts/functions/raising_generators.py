"""Generators that raise what is caught where they are asked, which a list made at once does not."""


def check(n):
    if n < 0:
        raise ValueError("negative")
    return n * 2


def doubled(xs):
    for x in xs:
        yield check(x)


def numbers(words):
    for word in words:
        yield int(word)


try:
    for value in doubled([1, 2, -1, 4]):
        print(value)
except ValueError as e:
    print("caught", e)
try:
    print(sum(numbers(["1", "x"])))
except ValueError as e:
    print("caught", e)
