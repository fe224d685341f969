"""Small values where they stand: a truth that is drawn, parts of bytes, a place that a loop leaves behind."""

import random


def drawn(values: list[bool]) -> str:
    if random.choice(values):
        return "yes"
    return "no"


def halves(data: bytes) -> int:
    left, right = data.split(b" ")
    return len(left) * 10 + len(right)


def dedented(text: str) -> str:
    lines = text.split("\n")
    i = 0
    for i, ch in enumerate(lines[0]):
        if ch != " ":
            break
    for j, line in enumerate(lines):
        lines[j] = line[i:]
    return "\n".join(lines)


print(drawn([True]), drawn([False, False]))
print(halves(b"caf\xc3\xa9 x"), halves(b" "))
print(repr(dedented("  ä\n  b\n c")), repr(dedented("")), repr(dedented("   ")))
