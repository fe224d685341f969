from typing import Optional
def f(n):
    if n < 1:
        return None
    return "x" * n
def g(rows: Optional[list[int]]) -> int:
    if rows is not None and len(rows) > 2:
        return 1
    return 0
class A:
    def __init__(self):
        self.items = None
        self.names: Optional[dict[str, int]] = None
    def fill(self):
        self.items = ["a", "b"]
        self.names = {"k": 1}
    def size(self):
        return len(self.items) + len(self.names)
longest = max(range(1, 40), key=lambda n: len(f(n)))
print(longest, f(longest), len(f(longest)), g(None), g([1, 2, 3]))
a = A()
a.fill()
print(a.size())
