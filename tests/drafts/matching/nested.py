"""Patterns within patterns: what is in a box, lists in tuples and instances, numbers, alternatives with parts."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Name:
    text: str


@dataclass(frozen=True)
class Pair:
    sign: str
    left: Tree
    right: Tree


@dataclass(frozen=True)
class Minus:
    of: Tree


Tree = Num | Name | Pair | Minus


def simple(tree: Tree) -> Tree:
    match tree:
        case Pair("+", Num(0), x) | Pair("+", x, Num(0)):
            return simple(x)
        case Pair("*", Num(0), _) | Pair("*", _, Num(0)):
            return Num(0)
        case Pair(sign, Num(a), Num(b)) if sign == "-":
            return Num(a - b)
        case Pair(sign, left, right):
            return Pair(sign, simple(left), simple(right))
        case Minus(Minus(x)):
            return simple(x)
        case Minus(Num(n)):
            return Num(-n)
        case _:
            return tree


def shown(tree: Tree) -> str:
    match tree:
        case Num(n) if n < 0:
            return f"({n})"
        case Num(n):
            return str(n)
        case Name(text):
            return text
        case Minus(x):
            return "-" + shown(x)
        case Pair(sign, left, right):
            return f"[{shown(left)} {sign} {shown(right)}]"


@dataclass
class Order:
    who: str
    items: list[str]
    price: float


def told(order: Order) -> str:
    match order:
        case Order(who="nobody"):
            return "none"
        case Order(who, [], price=0):
            return f"{who}: empty and free"
        case Order(who, []):
            return f"{who}: empty"
        case Order(who, [only]):
            return f"{who}: {only}"
        case Order(who, ["gift", *rest]) if who != "bob":
            return f"{who}: a gift and {len(rest)} more"
        case Order(who, [first, *_, last], price):
            return f"{who}: {first} to {last} at {price:.2f}"


def step(state: tuple[str, list[int]]) -> str:
    match state:
        case ("sum", [a, b]):
            return f"{a + b}"
        case ("sum", numbers):
            return f"{sum(numbers)}"
        case ("first", [n, *_]):
            return f"first {n}"
        case (other, _):
            return f"no {other}"


tree = Pair("+", Pair("*", Name("x"), Num(0)), Minus(Minus(Name("y"))))
print(shown(tree), "->", shown(simple(tree)), "->", shown(simple(simple(tree))))
print(shown(simple(Pair("-", Num(3), Num(5)))), shown(simple(Minus(Num(4)))))
for order in [
    Order("nobody", ["a"], 1.0),
    Order("ann", [], 0.0),
    Order("ann", [], 2.5),
    Order("eve", ["pen"], 1.0),
    Order("eve", ["gift", "pen", "cup"], 1.0),
    Order("bob", ["gift", "pen", "cup"], 9.75),
]:
    print(told(order))
for state in [("sum", [1, 2]), ("sum", [1, 2, 3]), ("first", [7, 8]), ("first", [])]:
    print(step(state))
