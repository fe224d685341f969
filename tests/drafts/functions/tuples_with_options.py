from typing import Optional
def show(state: tuple[int, Optional[str], Optional[list[int]]]) -> str:
    a, b, c = state
    return f"{a} {b} {c}"
def names(pairs: list[tuple[int, Optional[str]]]) -> int:
    return len(pairs)
x: tuple[int, Optional[str]] = (1, "x")
print(x)
print(names([(1, None), (2, "b")]))
print(show((1, None, None)))
print(show((1, "x", None)))
print(show((1, "x", [2])))
