"""An inventory with its movements, kept in a file of JSON."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Iterator, Optional

logger = logging.getLogger(__name__)

DEFAULT_PATH = Path("inventory.json")


class InventoryError(Exception):
    """Something was asked that the inventory does not have."""


class UnknownItemError(InventoryError):
    def __init__(self, name: str):
        super().__init__(f"there is no {name}")
        self.name = name


class Unit(Enum):
    PIECE = "piece"
    KILOGRAM = "kg"
    LITRE = "l"


@dataclass(frozen=True)
class Item:
    name: str
    unit: Unit
    price: float

    @property
    def label(self) -> str:
        return f"{self.name} ({self.unit.value})"


class Inventory:
    """What there is, by the name of the item."""

    def __init__(self, path: Path = DEFAULT_PATH):
        self.path = path
        self.items: dict[str, Item] = {}
        self.stock = defaultdict(int)
        self._listeners = []

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, name: str) -> bool:
        return name in self.items

    def __iter__(self) -> Iterator[Item]:
        for name in sorted(self.items):
            yield self.items[name]

    def add(self, item: Item, amount: int = 0) -> None:
        """Adds an item, or replaces it."""
        if amount < 0:
            raise ValueError("an amount is not negative")
        self.items[item.name] = item
        self.stock[item.name] += amount
        self._notify("added", item.name)

    def take(self, name: str, amount: int) -> int:
        # What is missing is not taken.
        if name not in self.items:
            raise UnknownItemError(name)
        taken = min(amount, self.stock[name])
        self.stock[name] -= taken
        if self.stock[name] == 0:
            logger.warning("%s is used up", name)
        return taken

    def find(self, prefix: str) -> Optional[Item]:
        for item in self:
            if item.name.startswith(prefix):
                return item
        return None

    def value(self) -> float:
        return sum(item.price * self.stock[item.name] for item in self.items.values())

    def by_unit(self) -> dict[Unit, list[str]]:
        groups: dict[Unit, list[str]] = {}
        for item in self:
            groups.setdefault(item.unit, []).append(item.name)
        return groups

    def listen(self, listener):
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _notify(self, what, name):
        for listener in self._listeners:
            listener(what, name)

    def save(self) -> None:
        data = [
            {
                "name": item.name,
                "unit": item.unit.value,
                "price": item.price,
                "stock": self.stock[item.name],
            }
            for item in self
        ]
        with self.path.open("w") as file:
            json.dump(data, file, indent=2)

    @classmethod
    def load(cls, path: Path = DEFAULT_PATH) -> Inventory:
        inventory = cls(path)
        try:
            text = path.read_text()
        except FileNotFoundError:
            return inventory
        for row in json.loads(text):
            item = Item(row["name"], Unit(row["unit"]), row["price"])
            inventory.add(item, row["stock"])
        return inventory


def total(prices: list[float], discount: float = 0.0) -> float:
    """The sum of prices, less a discount in percent."""
    if not 0 <= discount <= 100:
        raise ValueError(f"{discount} is no percentage")
    return sum(prices) * (1 - discount / 100)


def cheapest(items: list[Item], number: int = 3) -> list[Item]:
    return sorted(items, key=lambda item: item.price)[:number]


def parse_amount(text: str) -> int:
    try:
        amount = int(text)
    except ValueError:
        logger.error("%r is no number", text)
        return 0
    else:
        return max(amount, 0)


def main() -> None:
    inventory = Inventory()
    inventory.listen(lambda what, name: print(what, name))
    inventory.add(Item("apples", Unit.KILOGRAM, 2.5), 10)
    inventory.add(Item("milk", Unit.LITRE, 1.25), 4)
    inventory.add(Item("bread", Unit.PIECE, 3.0), 2)
    try:
        inventory.take("cheese", 1)
    except UnknownItemError as error:
        print("error:", error)
    print(inventory.take("milk", 9), "taken")
    print(f"{inventory.value():.2f} in all, {len(inventory)} items")
    for unit, names in inventory.by_unit().items():
        print(unit.value, ", ".join(names))
    print([item.label for item in cheapest(list(inventory), 2)])
    print(total([1.0, 2.5], discount=10), parse_amount("7"), parse_amount("many"))


if __name__ == "__main__":
    main()
