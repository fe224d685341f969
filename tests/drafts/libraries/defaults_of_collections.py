"""Dicts whose missing values are counters and queues."""
from collections import Counter, defaultdict, deque


class Limits:
    def __init__(self, n):
        self.n = n
        self._hits = defaultdict(deque)

    def hit(self, key, at):
        if len(self._hits[key]) >= self.n:
            self._hits[key].popleft()
            return False
        self._hits[key].append(at)
        return True


lim = Limits(2)
print([lim.hit(k, t) for k, t in [("a", 0.5), ("a", 1.0), ("b", 1.5), ("a", 2.0), ("a", 6.5)]])
print(len(lim._hits))

by_user = defaultdict(Counter)
for user, action in [("zoë", "read"), ("bob", "write"), ("zoë", "read"), ("zoë", "drop")]:
    by_user[user][action] += 1
print(by_user["zoë"].most_common(1), by_user["bob"]["read"], len(by_user))
print(by_user["nobody"]["x"], len(by_user), sorted(by_user))
for user, counts in by_user.items():
    print(user, sum(counts.values()), dict(counts))
queues = defaultdict(lambda: deque())
queues["x"].append(3)
queues["x"].appendleft(-1)
print(list(queues["x"]), len(queues["y"]), list(queues))
