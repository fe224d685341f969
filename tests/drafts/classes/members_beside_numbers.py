"""Members of an IntEnum and of a StrEnum beside the numbers and texts that they are."""
from enum import IntEnum, StrEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Kind(StrEnum):
    CARD = "card"
    CASH = "cash"


def same(x):
    return x


level, kind = Level.HIGH, Kind.CASH
print(level in (Level.LOW, Level.HIGH), kind in [Kind.CARD], level.value in (2, 3), kind.value in ("cash", "x"))
print(level in (2, 3), level not in [1, level.value], [n for n in (Level.LOW, level) if n in (1, 5)] == [Level.LOW])
print(same(2) == same(level))
