"""Frozen records with floats as keys, sets of them, and the greatest of what may be nothing."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    drink: str
    price: float
    large: bool = False


def dearest(items: list[Item]) -> Item | None:
    return max(items, key=lambda it: it.price, default=None)


def longest(words: list[str]) -> str:
    return max(words, key=lambda it: len(it) / 2, default="none")


first = [Item("tea", 2.0), Item("latte", 3.4, True)]
second = [Item("latte", 3.4, True), Item("tea", -0.0), Item("tea", 0.0)]
print(len({*first, *second}), len({*first, Item("tea", 2.0)}), first[1] == second[0])
sold = {}
for item in [*first, *second]:
    sold[item] = sold.get(item, 0) + 1
print(list(sold.values()), Item("tea", 0.0) in sold, Item("tea", 2.5) in sold)
best = dearest(first)
print(best.drink if best else "nothing", dearest([]) is None, longest([]), longest(["a", "bb", "cc"]))
ways = {"a": ["b", "c"], "b": ["a"]}
print("c" in ways.get("a", []), "c" in ways.get("x", []), "x" not in ways.get("b", ()))
