"""A module's records, pairs and maps, taken apart, lent and looked at."""

from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = "r"
    BLUE = "b"


@dataclass(frozen=True)
class Item:
    name: str
    price: float

    def label(self) -> str:
        return f"{self.name}:{self.price}"


BASE = [3, 1, 2]
ITEMS = [Item("a", 1.5), Item("b", BASE[0] * 1.0)]
FIRST = ITEMS[0]
BY_NAME = {item.name: item for item in ITEMS}
PAIR = (BASE[0], "x" + str(BASE[1]))
RANKS = {Color.RED: 1, Color.BLUE: len(BASE)}
GRID = [[0] * len(BASE) for _ in BASE]
MAYBE = BASE[0] if len(BASE) > 5 else None
DEEP = {"k": {"n": BASE}}


def label(item: Item) -> str:
    return item.label()


def total(items: list[Item]) -> float:
    return sum(item.price for item in items)


def copy_grid() -> list[list[int]]:
    grid = [row[:] for row in GRID]
    grid[0][0] = 1
    return grid


def pick(name: str) -> Item | None:
    return BY_NAME.get(name)


def main() -> None:
    number, text = PAIR
    print(number, text, PAIR[0], PAIR[1], PAIR == (3, "x1"))
    print(label(FIRST), label(ITEMS[1]), total(ITEMS), FIRST == ITEMS[0], FIRST in ITEMS)
    print(copy_grid(), GRID, DEEP["k"]["n"], DEEP, MAYBE, MAYBE is None)
    for name, item in BY_NAME.items():
        print(name, item, item.label())
    for color, rank in RANKS.items():
        print(color.name, rank, RANKS[color])
    found = pick("a")
    if found is not None:
        print(found.price, found)
    print(sorted(BASE), sorted(ITEMS, key=lambda it: -it.price)[0].name, max(BASE), BASE.index(2))
    ordered = sorted(BASE, reverse=True)
    mine = BASE
    print(ordered, mine, [a + b for a, b in zip(BASE, ordered)], list(map(str, BASE)))
    first, *rest = BASE
    print(first, rest, BASE[1:], BASE[::-1], len(GRID[0]), sum(map(len, GRID)))
    print([*BASE, 9], dict(BY_NAME)["b"].name, tuple(BASE))


main()
