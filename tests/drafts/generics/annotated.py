from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Entry(Generic[K, V]):
    key: K
    value: V


@dataclass(frozen=True)
class Point(Generic[T]):
    x: T
    y: T

    def swap(self) -> "Point[T]":
        return Point(self.y, self.x)


def to_entries(mapping: dict[K, V]) -> list[Entry[K, V]]:
    return [Entry(k, v) for k, v in mapping.items()]


print(Entry("a", 1), Entry(2, "b"))
print(Point(1, 2).swap(), Point(1.5, 2.5).swap(), Point("p", "q").swap())
print(to_entries({"x": 1}), to_entries({3: "z"}))
print(Point(1, 2) == Point(1, 2), Point("a", "b") == Point("b", "a"))
