"""The one of several values that has the least or the greatest key: the first of equals."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Stats:
    words: int = 0
    longest: str = ""

    def __add__(self, other: Stats) -> Stats:
        return Stats(self.words + other.words, max(self.longest, other.longest, key=len))


def closer(a: int, b: int, goal: int) -> int:
    return min(a, b, key=lambda n: abs(n - goal))


def area(sides: tuple[int, int]) -> int:
    return sides[0] * sides[1]


print(Stats(1, "one") + Stats(2, "three"), Stats(1, "abc") + Stats(1, "xyz"))
print(closer(4, 8, 6), closer(8, 4, 6), closer(1, 9, 7))
print(max((2, 3), (6, 1), (4, 2), key=area), min("bb", "a", "cc", key=len), max("b", "A", key=str.lower))
