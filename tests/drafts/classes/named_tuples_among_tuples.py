"""Named tuples beside tuples of the same parts."""
from typing import NamedTuple


class Place(NamedTuple):
    x: int
    y: int


here = Place(1, 2)
print(here == (1, 2), here in [Place(0, 0), Place(1, 2)], (here.x, here.y) in [(1, 2)], here < (1, 3))
print(here in [(1, 2), (3, 4)])
print((1, 2) in [here])
print(here in {(1, 2)})
