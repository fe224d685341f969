from dataclasses import dataclass

@dataclass
class Lit:
    value: int

@dataclass
class Var:
    name: str

@dataclass
class Bin:
    op: str
    left: "Expr"
    right: "Expr"

Expr = Lit | Var | Bin

def evaluate(e: Expr, env: dict[str, int]) -> int:
    if isinstance(e, Lit):
        return e.value
    elif isinstance(e, Var):
        if e.name not in env:
            raise KeyError(e.name)
        return env[e.name]
    elif isinstance(e, Bin):
        l = evaluate(e.left, env)
        r = evaluate(e.right, env)
        if e.op == "+":
            return l + r
        if e.op == "*":
            return l * r
        raise ValueError(f"bad operator {e.op}")
    else:
        raise TypeError("not an expression")

def simplify(e: Expr) -> Expr:
    match e:
        case Bin(op, left, right):
            a = simplify(left)
            b = simplify(right)
            if isinstance(a, Lit) and isinstance(b, Lit):
                return Lit(evaluate(Bin(op, a, b), {}))
            return Bin(op, a, b)
        case _:
            return e

def names(e: Expr) -> set[str]:
    match e:
        case Lit():
            return set()
        case Var(name):
            return {name}
        case Bin(left=l, right=r):
            return names(l) | names(r)

tree = Bin("+", Var("x"), Bin("*", Lit(3), Lit(4)))
print(evaluate(tree, {"x": 5}))
print(simplify(tree))
print(sorted(names(tree)))
for bad in [Bin("-", Lit(1), Lit(2)), Var("y")]:
    try:
        print(evaluate(bad, {}))
    except ValueError as e:
        print("value:", e)
    except KeyError as e:
        print("key:", e)
