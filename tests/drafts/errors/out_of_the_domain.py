"""Builtins that some values are outside of, and handlers that see it: each message is Python's."""

import math
import random


def read(text: str, base: str) -> str:
    try:
        if base == "hex":
            return str(int(text, 16))
        if base == "bits":
            return str(int(text, base=2))
        if base == "octal":
            return str(int(text, 8))
        return str(int(text, 36))
    except ValueError as error:
        return f"no: {error}"


def place(text: str, what: str, last: bool) -> str:
    try:
        at = text.rindex(what) if last else text.index(what)
    except ValueError as error:
        return str(error)
    return str(at)


def letter(text: str) -> str:
    try:
        at = text.index("ñ")
        return f"{at} {text.rindex('n')}"
    except ValueError:
        return "none"


def root(x: float, count: int) -> str:
    try:
        return f"{math.sqrt(x):.3f} {math.log(count):.3f} {math.log2(count + 1):.3f}"
    except ValueError as error:
        return str(error)


def pick(names: list[str]) -> str:
    try:
        return random.choice(names)
    except IndexError as error:
        return str(error)


for text in ("ff", " -0xF_f ", "0x_1", "0x", "_1", "1_", "1__0", "", "é", "+7", "--1", "g"):
    print(repr(text), read(text, "hex"), read(text, "z"))
for text in ("101", "0b11", "2", "-0b1", "0b"):
    print(text, read(text, "bits"), read(text, "octal"))
for text, what in (("añb b", "b"), ("añb", "z"), ("", ""), ("ab", "")):
    print(place(text, what, False), place(text, what, True))
print(letter("añn"), letter("añ"), letter(""))
for x, count in ((2.0, 3), (-1.0, 3), (0.0, 0), (4.0, 1)):
    print(root(x, count))
print(pick(["one"]), pick([]))
