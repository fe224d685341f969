from typing import Optional
class S:
    def __init__(self, state: tuple[int, Optional[str], Optional[list[int]]]):
        a, b, c = state
        self.a = a
        self.b = b
        self.c = c
    def __str__(self):
        return f"{self.a} {self.b} {self.c}"
def take(state: tuple[int, Optional[str]]) -> Optional[str]:
    a, b = state
    return b
def pick(rows: list[tuple[str, Optional[str]]]) -> list[Optional[str]]:
    out = []
    for name, alias in rows:
        out.append(alias)
    return out
def uris(spaces: list[tuple[str, str]]):
    return [(("xmlns:" + p) if p else "xmlns", u) for u, p in spaces]
print(S((1, "x", [2])), S((1, None, None)), take((1, "y")))
print(uris([("u", "p"), ("v", "")]), pick([("a", None), ("b", "c")])[1])
