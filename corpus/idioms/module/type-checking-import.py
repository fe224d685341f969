# ANCHOR: typing
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def longest(words: Iterable[str]) -> str:
    return max(words, key=len)
# ANCHOR_END: typing
# ANCHOR: main


print(longest(["fig", "plum"]))
print(longest(["pear", "plum"]), longest(["éé", "abc"]))
# ANCHOR_END: main
