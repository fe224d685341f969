"""A part of a field under a name of its own that changes it, beside other fields of the instance."""
from collections import defaultdict, deque


class Limiter:
    def __init__(self, most: int, window: int):
        self.most = most
        self.window = window
        self.hits: dict[str, deque[int]] = defaultdict(deque)
        self.refused = 0
        self.log: list[str] = []

    def allow(self, key: str, now: int) -> bool:
        hits = self.hits[key]
        while hits and now - hits[0] > self.window:
            self.log.append(f"{key} forgets {hits.popleft()}")
        if len(hits) >= self.most:
            self.refused += 1
            return False
        hits.append(now)
        return True


class Store:
    def __init__(self):
        self.parts = {"a": [1]}
        self.limit = 2
        self.log = []

    def add(self, key, x):
        items = self.parts.setdefault(key, [])
        if len(items) >= self.limit:
            self.log.append(items.pop(0))
        items.append(x)
        return len(items)

    def add_all(self, key, values):
        items = self.parts[key]
        for value in values:
            items.append(value)
            self.limit += 1
        return self.limit

    def find(self, key, x):
        items = self.parts.get(key)
        if items is None:
            self.log.append(-1)
            return 0
        items.append(x)
        self.limit -= 1
        return len(items)


limiter = Limiter(2, 10)
print([limiter.allow(k, t) for k, t in [("a", 1), ("é", 2), ("a", 3), ("a", 3), ("a", 12), ("a", 13)]])
print(limiter.refused, limiter.log, list(limiter.hits["a"]))
store = Store()
print(store.add("a", 2), store.add("a", 3), store.add("b", -1), store.parts, store.log)
print(store.add_all("b", []), store.add_all("a", [7, 8]), store.parts)
print(store.find("a", 5), store.find("z", 5), store.limit, store.log, store.parts)
