"""An inventory of a small shop."""
from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float
    quantity: int = 0
    tags: list[str] = field(default_factory=list)

    @property
    def total(self) -> float:
        return self.price * self.quantity

    def restock(self, amount: int) -> None:
        self.quantity += amount


class Inventory:
    def __init__(self) -> None:
        self.items: dict[str, Item] = {}

    def add(self, item: Item) -> None:
        self.items[item.name] = item

    def restock(self, name: str, amount: int) -> bool:
        if name not in self.items:
            return False
        self.items[name].restock(amount)
        return True

    def total(self) -> float:
        return sum(item.total for item in self.items.values())

    def low(self, limit: int) -> list[str]:
        return [item.name for item in self.items.values() if item.quantity < limit]


def main() -> None:
    inventory = Inventory()
    inventory.add(Item("apple", 0.5, 10))
    inventory.add(Item("pear", 0.75, 3, ["fruit", "green"]))
    inventory.add(Item("plum", 0.2))
    print(inventory.restock("apple", 5), inventory.restock("kiwi", 1))
    print(f"{inventory.total():.2f}")
    print(inventory.low(5))
    for name, item in inventory.items.items():
        print(name, item.quantity, item.tags)
        print(item)


if __name__ == "__main__":
    main()
