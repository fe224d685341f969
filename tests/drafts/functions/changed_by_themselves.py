"""What is put into a container and taken out of it in one statement, copies that a loop goes through while it
changes what they are copies of, bounds of deques that others use, too, and what is empty."""

import heapq
from collections import deque
from dataclasses import dataclass, field


@dataclass
class Base:
    name: str
    tags: list[str] = field(default_factory=list)


@dataclass
class Sub(Base):
    size: int = 3


class Node:
    def __init__(self, v: int) -> None:
        self.v = v
        self.seen: list[int] = []

    def visit(self) -> None:
        self.seen.append(self.v)


class Twice(Node):
    def visit(self) -> None:
        self.seen.append(self.v * 2)
        self.v += 1


class Stack:
    def __init__(self) -> None:
        self.xs = [1, 2, 3]

    def turn(self) -> None:
        self.xs.append(self.xs.pop(0))

    def add(self) -> None:
        self.xs.append(self.xs.pop() - self.xs.pop())


def mean(xs: list[float], size: int) -> list[float]:
    out: list[float] = []
    window: deque[float] = deque(maxlen=size)
    for x in xs:
        window.append(x)
        out.append(sum(window) / len(window))
    return out


def last(xs: list[str], size: int) -> str:
    kept: deque[str] = deque(maxlen=size)
    for x in xs:
        kept.append(x)
        if len(kept) == kept.maxlen:
            print("full", "".join(kept))
    return "-".join(kept)


def main() -> None:
    stack = Stack()
    stack.turn()
    print(stack.xs)
    stack.add()
    print(stack.xs)
    xs = [1, 2, 3]
    xs.append(xs.pop(0))
    xs.insert(0, xs.pop())
    xs.extend(xs[:1])
    xs.append(xs[-1])
    print(xs)
    d = deque(xs)
    d.append(d.popleft())
    d.appendleft(d[-1])
    print(list(d))
    words = ["n", "a", "n", "n"]
    for x in words[:]:
        if x == "n":
            words.remove(x)
    print(words)
    for i, x in enumerate(words[:]):
        words.append(x + str(i))
    print(words)
    i = -1
    for i, e in enumerate([5, 6]):
        e += 1
        print(e)
    print(i)
    print(mean([1.0, 2.0, 3.5, 4.0], 2), mean([], 3), last(list("añbc"), 3))
    try:
        print(mean([1.5], 0))
    except ZeroDivisionError as e:
        print(e)
    h = [5, 3]
    heapq.heapify(h)
    try:
        while True:
            print(heapq.heappop(h), h)
    except IndexError as e:
        print(e)
    items: list[Base] = [Base("x"), Sub("b")]
    for item in items:
        item.tags.append(item.name)
    print([item.tags for item in items])
    nodes = [Node(1), Twice(5)]
    for node in nodes:
        node.visit()
        node.visit()
    print([(node.v, node.seen) for node in nodes], "ß rex".title(), "ßa".capitalize())


main()


class Tally:
    def __init__(self) -> None:
        self.n = 0
        self.rows: list[tuple[int, str]] = []

    def next(self) -> int:
        self.n += 1
        return self.n

    def put(self, i: int, s: str) -> int:
        self.rows.append((i, s))
        return len(self.rows)


class Owner:
    def __init__(self) -> None:
        self.tally = Tally()
        self.heap: list[tuple[int, int]] = []

    def tick(self) -> int:
        return self.tally.next()

    def go(self, s: str) -> int:
        self.tally.put(self.tally.next(), s)
        self.tally.put(self.tally.n, f"{s}{self.tally.next()}")
        heapq.heappush(self.heap, (3, self.tick()))
        k = self.tally.put(self.tally.next(), "k")
        return self.tally.put(self.tally.next() + k, s)


owner = Owner()
print(owner.go("x"), owner.tally.rows, owner.heap)
groups: dict[str, list[int]] = {"a": [1, 2, 3]}
groups["a"].append(groups["a"].pop(0))
groups["b"] = [groups["a"].pop()]
groups["b"].insert(len(groups["b"]), groups["a"][0])
print(groups)


def widened(words):
    for w in sorted(words):
        words = words + [w + "!"]
    for w in words:
        words = [w]
    return words


print(widened(["b", "a"]))
counts = {"x": "y"}
for k in counts:
    counts = {k + k: k}
print(counts)


def labelled(n):
    part = {"n": n, "tags": ["t"]}
    tags = part["tags"]
    part["size"] = 1.5
    tags.append("u")
    part["s"] = ",".join(tags)
    return part


print(labelled(3))
