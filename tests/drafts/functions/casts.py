"""What is said of a type for those who check it does nothing when it is run."""

import typing as t
from typing import Optional, cast


def first(words: list[str], at: Optional[int]) -> str:
    place = cast("Optional[int]", at)
    if place is None:
        return cast(str, words[-1])
    return words[place]


def total(counts: dict[str, int]) -> int:
    return sum(t.cast("list[int]", list(counts.values())))


print(first(["ä", "b"], None), first(["ä", "b"], 0), total({"a": -1, "b": 3}), total({}))
