# ANCHOR: callable
from collections.abc import Callable


def apply_all(steps: list[Callable[[str], str]], text: str) -> str:
    for step in steps:
        text = step(text)
    return text
# ANCHOR_END: callable
# ANCHOR: main


def exclaim(text: str) -> str:
    return text + "!"


print(apply_all([str.strip, str.upper, exclaim], " hello world "))
# ANCHOR_END: main
