# ANCHOR: overload
from typing import overload


@overload
def first(words: list[str]) -> str | None: ...
@overload
def first(words: list[str], default: str) -> str: ...
def first(words, default=None):
    return words[0] if words else default
# ANCHOR_END: overload
# ANCHOR: main


print(first(["pear", "fig"]))
print(first([], "nothing"))
# ANCHOR_END: main
