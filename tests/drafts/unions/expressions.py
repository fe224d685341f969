from __future__ import annotations
from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Add:
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Mul:
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Neg:
    operand: Expr


Expr = Num | Add | Mul | Neg


def evaluate(e: Expr) -> int:
    match e:
        case Num(value):
            return value
        case Add(left, right):
            return evaluate(left) + evaluate(right)
        case Mul(left, right):
            return evaluate(left) * evaluate(right)
        case Neg(operand):
            return -evaluate(operand)
    raise TypeError(f"not an expression: {e!r}")


def show(e: Expr) -> str:
    if isinstance(e, Num):
        return str(e.value)
    if isinstance(e, Add):
        return f"({show(e.left)} + {show(e.right)})"
    if isinstance(e, Mul):
        return f"{show(e.left)} * {show(e.right)}"
    return f"-{show(e.operand)}"


def depth(e: Expr) -> int:
    if isinstance(e, (Add, Mul)):
        return 1 + max(depth(e.left), depth(e.right))
    if isinstance(e, Neg):
        return 1 + depth(e.operand)
    return 1


tree = Add(Num(2), Mul(Num(3), Neg(Num(4))))
print(evaluate(tree), show(tree), depth(tree))
print(tree)
print(Add(Num(1), Num(2)) == Add(Num(1), Num(2)), Add(Num(1), Num(2)) == Add(Num(1), Num(3)))
