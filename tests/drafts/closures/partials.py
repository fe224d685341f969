"""Partial applications, operators and methods of str as values."""
import operator
from functools import partial
from typing import Callable


OPS = {
    "+": operator.add,
    "-": operator.sub,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
}


def calculate(expression):
    left, op, right = expression.split()
    if op not in OPS:
        return None
    return OPS[op](int(left), int(right))


for text in ["3 + 4", "10 - 12", "6 * 7", "-7 // 2", "1 ^ 2"]:
    print(text, "=", calculate(text))


def power(base, exponent):
    return base ** exponent


def greet(greeting, name, punctuation="!"):
    return f"{greeting}, {name}{punctuation}"


square = partial(power, exponent=2)
two_to = partial(power, 2)
hello = partial(greet, "Hello")
print(square(7), two_to(10))
print(hello("Ada"), hello("Bob", punctuation="?"))
print(list(map(partial(greet, "Hi"), ["x", "y"])))


def apply_twice(f: Callable[[int], int], x: int) -> int:
    return f(f(x))


def transform(items: list[str], f: Callable[[str], str]) -> list[str]:
    return [f(item) for item in items]


def loud(text: str) -> str:
    return text.upper() + "!"


print(apply_twice(lambda x: x + 3, 10))
offset = 7
print(apply_twice(lambda x: x * offset, 2))
print(transform(["a", "b"], loud))
print(transform(["a", "b"], str.upper))
print(transform(["a ", " b"], str.strip))


def pipeline(*steps):
    def run(value):
        for step in steps:
            value = step(value)
        return value
    return run


clean = pipeline(str.strip, str.lower, lambda s: s.replace(" ", "-"))
print(clean("  Hello World "))
yell = pipeline(str.upper, lambda s: s + "!")
print(yell("hey"))
