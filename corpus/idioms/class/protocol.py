# ANCHOR: protocol
from typing import Protocol


class Priced(Protocol):
    def price(self) -> int: ...


def total(items: list[Priced]) -> int:
    return sum(item.price() for item in items)
# ANCHOR_END: protocol
# ANCHOR: implement


class Book:
    def price(self) -> int:
        return 15


class Lesson:
    def price(self) -> int:
        return 40
# ANCHOR_END: implement
# ANCHOR: main


print(total([Book(), Lesson()]))
# ANCHOR_END: main
