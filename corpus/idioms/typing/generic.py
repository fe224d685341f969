# ANCHOR: generic
from typing import Generic, TypeVar

T = TypeVar("T")


class Ring(Generic[T]):
    def __init__(self, items: list[T]) -> None:
        self.items = items
        self.at = 0

    def turn(self) -> T:
        item = self.items[self.at]
        self.at = (self.at + 1) % len(self.items)
        return item
# ANCHOR_END: generic
# ANCHOR: main


players = Ring(["Ada", "Ben"])
print(players.turn(), players.turn(), players.turn())
# ANCHOR_END: main
