import heapq
import itertools
from itertools import count

ids = count()
tickets = itertools.count(-3)


def new_id(prefix="id"):
    """Gives one after the other."""
    return f"{prefix}-{next(ids)}"


def ticket():
    number = next(tickets)
    return number


class Queue:
    def __init__(self, first=10):
        self._numbers = itertools.count(first)
        self.log = []
        self._heap = []

    def put(self, name, priority):
        heapq.heappush(self._heap, (priority, next(self._numbers), name))

    def note(self, text):
        self.log.append((next(self._numbers), text.upper()))

    def take(self):
        priority, number, name = heapq.heappop(self._heap)
        return f"{name}:{priority}:{number}"


print(new_id(), new_id("ä"), new_id())
print([ticket() for _ in range(5)])
queue = Queue()
for name, priority in [("b", 2), ("a", 1), ("c", 2), ("d", 1)]:
    queue.put(name, priority)
queue.note("x")
print([queue.take() for _ in range(4)], queue.log)
other = Queue(0)
other.note("fresh")
print(other.log)
for _ in range(2):
    print(next(ids))
