"""Where errors of keys, places and divisions are caught, what can't raise them is no Result."""

SIZE = 512
EMPTY = 0


def blocks(count: int) -> int:
    whole, rest = divmod(count, SIZE)
    if rest:
        whole += 1
    return whole * SIZE


def rows(count: int) -> int:
    return count // SIZE + count % SIZE


def span(start: int, stop: int) -> str:
    length = stop - start
    if length == 1:
        return "{}".format(start + 1)
    return "{},{}".format(start + 1, length)


def share(count: int, of: int) -> str:
    return "{0:>4}|{1}|{0}".format(count // of, of)


def main() -> None:
    for count in (0, 1, 512, 513, -1, -512, -513):
        print(blocks(count), rows(count))
    print(span(3, 4), span(3, 9), span(-4, -4))
    for of in (7, EMPTY, -7):
        try:
            print(share(-50, of))
        except ZeroDivisionError as error:
            print("no share:", error)
    try:
        print(["a", "é"][SIZE], {"k": 1}["x"])
    except IndexError as error:
        print("no place:", error)
    try:
        print({"k": 1}["x"])
    except KeyError as error:
        print("no key:", error)


main()
