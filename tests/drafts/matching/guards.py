"""Guards that ask what a pattern binds in a box."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Neg:
    inner: Expr


@dataclass(frozen=True)
class Bin:
    op: str
    left: Expr
    right: Expr


Expr = Num | Neg | Bin


def simplify(expr: Expr) -> Expr:
    match expr:
        case Bin("-", left, Num(n)) if n < 0:
            return Bin("+", simplify(left), Num(-n))
        case Bin(op, left, right):
            return Bin(op, simplify(left), simplify(right))
        case Neg(Num(n)) if n >= 0:
            return Num(-n)
        case Neg(Bin("+", left, right)) if left == right:
            return Neg(simplify(left))
        case Neg(inner):
            return Neg(simplify(inner))
        case _:
            return expr


print(simplify(Neg(Num(4))), simplify(Neg(Num(-4))))
print(simplify(Bin("-", Neg(Num(4)), Num(-4))))
print(simplify(Neg(Bin("+", Num(4), Num(4)))), simplify(Neg(Bin("+", Num(4), Num(5)))))
