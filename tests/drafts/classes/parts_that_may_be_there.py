"""What a dict may have, changed under a name of its own where it is there and true."""
from collections import defaultdict
class Lib:
    def __init__(self):
        self.waiting = defaultdict(list)
    def wait(self, k, who):
        self.waiting[k].append(who)
    def next(self, k):
        queue = self.waiting.get(k)
        following = queue.pop(0) if queue else None
        return following
    def other(self, k):
        queue = self.waiting.get(k)
        if queue:
            return queue.pop(0)
        return None
    def third(self, k):
        queue = self.waiting[k]
        return queue.pop(0) if queue else None
l = Lib()
l.wait("a", "x"); l.wait("a", "y"); l.wait("a", "z")
print(l.next("a"), l.next("b"), l.other("a"), l.third("a"), l.next("a"), l.other("a"), l.third("c"))
class Plain:
    def __init__(self):
        self.waiting = {}
    def wait(self, k, who):
        self.waiting.setdefault(k, []).append(who)
    def next(self, k):
        queue = self.waiting.get(k)
        return queue.pop(0) if queue else None
    def other(self, k):
        queue = self.waiting.get(k)
        if queue:
            return queue.pop(0)
        return None
l = Plain()
l.wait("a", "x"); l.wait("a", "y"); l.wait("a", "z"); l.wait("a", "w")
print(l.next("a"), l.next("b"), l.other("a"), l.next("a"), l.other("a"))
def f(d: dict[str, list[int]], k: str):
    queue = d.get(k)
    return queue.pop(0) if queue else None
def g(d: dict[str, list[int]], k: str):
    queue = d.get(k)
    return queue.pop(0) if queue is not None else 0
d = {"a": [1, 2]}
print(f(d, "a"), f(d, "b"), g(d, "a"), g(d, "c"))
