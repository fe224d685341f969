import heapq
from dataclasses import dataclass, field

scores = {"ann": 3, "bob": 9, "cy": 5}
print(heapq.nlargest(2, scores, key=scores.get))
print(heapq.nlargest(2, scores.items(), key=lambda kv: kv[1]))
print(heapq.nsmallest(1, [(3, "x"), (1, "y")]))
rows = [{"n": 3}, {"n": 1}]
print(heapq.nsmallest(1, rows, key=lambda r: r["n"]))
print(heapq.nlargest(10, [1, 2]))
print(list(heapq.merge([(1, "a"), (3, "c")], [(2, "b")])))
print(list(heapq.merge(["b", "dd"], ["a", "ccc"], key=len)))
logs = [[1, 5], [2, 6], [0]]
print(list(heapq.merge(*logs)))


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


queue = []
for p, n in [(3, "c"), (1, "a"), (2, "b")]:
    heapq.heappush(queue, Job(p, n))
print([heapq.heappop(queue).name for _ in range(3)])
words = ["bb", "a", "ccc", "dd"]
print(heapq.nlargest(3, words, key=len), heapq.nsmallest(3, words, key=len))
