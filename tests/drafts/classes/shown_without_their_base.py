"""A dataclass whose base can't be told shows nothing of that."""

from dataclasses import dataclass


@dataclass
class Item:
    name: str
    count: int = 0

    def __post_init__(self):
        self.name = self.name.strip().lower()


@dataclass
class Sale(Item):
    price: float = 1.5


first, second = Item(" Ab "), Sale("X", 2, 2.5)
print(first, second, first == second)
print(second.price)
