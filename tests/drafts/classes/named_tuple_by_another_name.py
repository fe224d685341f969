"""A named tuple that is known by another name than the one that it shows."""
from collections import namedtuple

Pair = namedtuple("Point", ["x", "y"])
print(Pair(1, 2))
