from typing import NamedTuple


class Place(NamedTuple):
    name: str
    height: float = 0


print(Place("a", 2) < Place("b", 1), Place("a") == Place("a", 0.0), Place("a").height == 0)
