"""Builtins with some arguments fixed, and values that go by their place."""
from functools import partial
import re
from typing import NamedTuple

say = partial(print, "[log]", sep=" | ")


class Entry(NamedTuple):
    date: str
    level: str
    message: str


def label(name: str, size: int, ratio: float) -> str:
    return f"{name}/{size}/{ratio}"


def facts(word):
    return word, len(word), len(word) / 4


def parse(line):
    found = re.match(r"(\S+) (\w+) (.*)", line)
    if not found:
        return None
    return Entry(*found.groups())


def squares(n):
    for i in range(n):
        print("square", i)
        yield i * i


say("a", 7)
say("b", sep="; ")
print(label(*facts("héllo")))
print("%s has %d letters, %.1f" % facts("naïve"))
text = "%d/%d" % divmod(-7, 2)
print(text, len(text))
print(parse("2024 INFO disk is full"), parse("nothing"))
first, *others = squares(4)
print(first, others)
head, *_, tail = "żółw"
print(head, tail)
one, *none = squares(1)
print(one, none)
