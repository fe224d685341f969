"""Loops over tuples of instances of several classes."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Neg:
    of: "Expr"


@dataclass(frozen=True)
class Word:
    text: str


Expr = Num | Neg | Word


def value(expr: Expr) -> int:
    match expr:
        case Num(n):
            return n
        case Neg(of):
            return -value(of)
        case Word(text):
            raise ValueError(f"no number: {text}")


def main() -> None:
    for expr in (Num(3), Neg(Num(-4)), Neg(Word("ü"))):
        try:
            print(value(expr), expr)
        except ValueError as error:
            print("error:", error)
    for first in (Word("a"), Num(2**31)):
        print(first, isinstance(first, Num))


main()
