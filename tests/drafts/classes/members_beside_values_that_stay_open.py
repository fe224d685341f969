"""Members of an IntEnum and of a StrEnum beside the numbers and texts that they are."""
from enum import IntEnum, StrEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Kind(StrEnum):
    CARD = "card"
    CASH = "cash"


level, kind = Level.HIGH, Kind.CASH
print(level in (Level.LOW, Level.HIGH), kind in [Kind.CARD], level.value in (2, 3), kind.value in ("cash", "x"))
print(2 in [level])
print(kind in {"cash", "x"})
print([level, 2].count(2))
print({level, 2}, [kind, "cash"].index("cash"))
