# ANCHOR: parameter
from collections.abc import Callable


def parse(text: str, on_error: Callable[[str], None]) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    on_error(text)
    return 0
# ANCHOR_END: parameter


# ANCHOR: list
def apply_all(steps: list[Callable[[str], str]], text: str) -> str:
    for step in steps:
        text = step(text)
    return text
# ANCHOR_END: list
# ANCHOR: main


def exclaim(text: str) -> str:
    return text + "!"


print(parse("7", print), parse("seven", lambda text: print("not a number:", text)))
print(apply_all([str.strip, str.upper, exclaim], " hello world "))
# ANCHOR_END: main
