import heapq
from queue import PriorityQueue
from dataclasses import dataclass, field
from typing import Any


@dataclass(order=True)
class Item:
    priority: int
    name: str = field(compare=False)


q: PriorityQueue[Item] = PriorityQueue()
for p, n in [(2, "b"), (1, "a"), (2, "c"), (0, "z"), (2, "d")]:
    q.put(Item(p, n))
order = []
while not q.empty():
    item = q.get()
    order.append(f"{item.priority}{item.name}")
print(order)
times = PriorityQueue()
times.put((1.5, "x"))
times.put((0.5, "y"))
print(times.get(), times.qsize())
