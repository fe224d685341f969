def last_of(xs: list[int]) -> int:
    for x in xs:
        last = x - 1
    return last


def loudest(words: list[str]) -> str:
    for word in words:
        loud = word.upper()
    print("read", loud)
    return loud


def halved(n: int) -> str:
    while n > 1:
        n //= 2
        shown = f"<{n}>"
    return shown


def kept_over_rounds(n: int) -> None:
    for i in range(n):
        if i % 3 == 0:
            seen = i * 10
        print(i, seen)


def rows(table: list[list[int]]) -> None:
    for row in table:
        for value in row:
            last = -value
        print(len(row), last)


def numbers(texts: list[str]) -> int:
    total = 0
    for text in texts:
        try:
            number = int(text)
        except ValueError:
            print("bad", text)
        print(number)
        total += number
    return total


def tried(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        print("no number")
    return value


def certain() -> int:
    for n in [3, 4]:
        square = n * n
    for k in range(2, 4):
        square += k
    return square


def by_flag(xs: list[int]) -> None:
    found = False
    for x in xs:
        if x > 2:
            best = x
            found = True
    if found:
        print("best", best)
    else:
        print("none")


def ended(text: str) -> int:
    try:
        size = len(text)
    finally:
        print("ended")
    return size


def labels(pairs: list[tuple[str, int]]) -> list[str]:
    shown = []
    for name, count in pairs:
        if count > 0:
            label = f"{name}!"
        shown.append(label)
    return shown


print(last_of([1, 2, -3]))
print(loudest(["ß", "é"]))
print(halved(9))
kept_over_rounds(5)
rows([[1], [], [2, 3], []])
print(numbers(["4", "x", "-6", ""]))
print(tried("2.5"))
print(certain())
by_flag([1, 3, 2])
by_flag([])
print(ended("né"))
print(labels([("a", 1), ("b", 0), ("ü", -1), ("c", 2)]))
