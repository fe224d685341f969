# ANCHOR: dispatch
from functools import singledispatch


@singledispatch
def describe(value):
    return "something"


@describe.register
def _(value: int):
    return f"the number {value}"


@describe.register
# PAIR: list
def _(value: list):
    return f"{len(value)} items: " + ", ".join(map(describe, value))
# ANCHOR_END: dispatch
# ANCHOR: main


print(describe(7))
print(describe([1, 2]))
# ANCHOR_END: main
