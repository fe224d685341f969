"""Named tuples where they are the tuples that they are."""
from collections import namedtuple
from typing import NamedTuple


class City(NamedTuple):
    name: str
    people: int
    area: float = 1.0


class Span(NamedTuple):
    low: int
    high: int


Pair = namedtuple("Pair", ["left", "right"])


def span_of(values: list[int]) -> Span:
    return Span(min(values), max(values))


city = City("Lyon", 520000, 47.9)
print(city[1:], city[:1], city[-2:], city[1:2])
pair = Pair(1, 2)
print(pair == (1, 2), pair != (1, 3), (2, 1) == pair, pair < (1, 5), pair >= (2, 0))
print(sum(pair), max(pair), [it * 2 for it in pair], span_of([4, 9, 2])[:1])
for side in pair:
    print(side)
print(len({City("a", 1, 2.5), City("a", 1, 2.5), City("b", 1, 2.5)}), {City("x", 2): 5}[City("x", 2, 1.0)])
