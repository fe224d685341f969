# ANCHOR: named
from typing import NamedTuple


class Place(NamedTuple):
    name: str
    # PAIR: north
    north: float
    east: float = 0.0
# ANCHOR_END: named
# ANCHOR: main


oslo = Place("Oslo", 59.9, 10.7)
name, north, _ = oslo
print(name, north, oslo.east)
print(oslo._replace(name="Christiania").name, oslo == Place("Oslo", 59.9))
# ANCHOR_END: main
