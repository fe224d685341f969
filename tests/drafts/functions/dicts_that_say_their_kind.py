"""Dicts that say what they are when they are shown, and logarithms to a base."""
import math
from collections import Counter, defaultdict


def grouped(pairs):
    groups = defaultdict(list)
    for k, v in pairs:
        groups[k].append(v)
    return groups


def counted(words):
    return Counter(words)


print(grouped([("y", 1), ("b", 2), ("y", 3)]))
print(grouped([("y", 0)][:0]))
print(counted(["a", "b", "b", "ä"]))
print(f"{counted([])} and {Counter('hello')!r}")
totals = defaultdict(int)
totals["x"] += 2
print(totals, str(totals), [totals["x"], totals["y"]])
seen = Counter()
print(seen)
seen[(1, 2)] += 5
seen.update([(0, 1), (0, 1)])
print(seen)
print(math.log(8, 2), round(math.log(100.5, 10), 6), int(7 + math.log(7 + math.log(7, 2), 2)))
