"""A module's values as they are shown, compared and looked for."""

from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


BASE = 3
SIZES = [BASE, BASE + 1]
NAMES = ["a", "b"]
FLOATS = [1.5, BASE * 2.0]
PAIRS = [(1, "x"), (2, "y")]
TABLE = {"a": [1, 2], "b": [3]}
SEEN = {1, 2, 3}
NESTED = [[1, 2], [3]]
TEXT = "-".join(["a", "b"])
PAIR = ("a", [1, 2])
ORIGIN = Point(1, 2)
MAYBE = TABLE.get("a")


def report():
    print(SIZES)
    print(NAMES, FLOATS)
    print(PAIRS)
    print(f"{TABLE} {TABLE!r} {NESTED} {TEXT!r} {TEXT:>6} {TEXT}")
    print(str(SIZES), repr(NAMES), str(TEXT))
    print(PAIR)
    print(ORIGIN, [ORIGIN], f"{ORIGIN}")
    print(SIZES == [3, 4], SIZES != NESTED[0], TEXT == "a-b", ORIGIN == Point(1, 2))
    print("a" in TABLE, 2 in SEEN, 3 in SIZES, "a" in TEXT)
    print(SIZES + [1], SIZES * 2, TEXT + "!", "!" + TEXT, NAMES + ["c"])
    print(len(SIZES), sum(SIZES), max(SIZES), sorted(NAMES), list(reversed(SIZES)))
    print(SIZES[0], SIZES[-1], SIZES[:1], TEXT[0], TEXT[1:], TABLE["a"])
    copy = SIZES[:]
    copy.append(1)
    print(copy, sorted(SEEN), [n for n in SIZES], {k: v for k, v in TABLE.items()})
    if SIZES and TEXT:
        print("both")
    for a, b in zip(SIZES, NAMES):
        print(a, b)
    for i, n in enumerate(NAMES):
        print(i, n)
    print(*NAMES, sep=", ")
    print("%s %d" % (TEXT, BASE))
    print("{} {}".format(SIZES, TEXT))
    print(MAYBE)
    print([SIZES, SIZES], (SIZES, 1), {"k": SIZES})
    print(TEXT < "b", SIZES < [4], TEXT in NAMES, min(TEXT, "b"))
    print(any(n > 3 for n in SIZES), ORIGIN.x + ORIGIN.y)


report()
