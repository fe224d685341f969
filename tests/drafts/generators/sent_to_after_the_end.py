"""Generators that are sent to after they have failed or were closed: they are at their end."""

from collections.abc import Generator


def ratio() -> Generator[float, int, None]:
    r = 0.0
    n = 0
    while True:
        v = yield r
        n += 1
        r = n / v


def total() -> Generator[int, int, None]:
    n = 0
    while True:
        v = yield n
        n += v


def main() -> None:
    g = ratio()
    next(g)
    for v in [1, 4, 0, 2]:
        try:
            print(g.send(v))
        except ZeroDivisionError:
            print("zero")
        except StopIteration:
            print("over")
    c = total()
    next(c)

    def push(k: int) -> int:
        return c.send(k)

    print(push(3))
    c.close()
    try:
        print(push(4))
    except StopIteration:
        print("over")


main()
