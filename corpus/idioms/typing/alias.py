# ANCHOR: alias
from typing import TypeAlias

Scores: TypeAlias = dict[str, list[int]]


def best(scores: Scores) -> str:
    return max(scores, key=lambda name: sum(scores[name]))
# ANCHOR_END: alias
# ANCHOR: main


print(best({"Ada": [7, 9], "Ben": [10, 4]}))
# ANCHOR_END: main
