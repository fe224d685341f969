"""Loops that go from node to node: to the end, to a find, left early, entered again, with other nodes changed."""

from __future__ import annotations


class Node:
    def __init__(self, value: int, next: Node | None = None) -> None:
        self.value = value
        self.next = next


class Chain:
    def __init__(self) -> None:
        self.head: Node | None = None

    def push(self, value: int) -> None:
        self.head = Node(value, self.head)

    def find(self, value: int) -> Node | None:
        node = self.head
        while node is not None and node.value != value:
            node = node.next
        return node

    def total(self) -> int:
        total = 0
        node = self.head
        while node is not None:
            total += node.value
            node = node.next
        return total

    def longest(self) -> int:
        best = 0
        node = self.head
        while node:
            if node.value < 0:
                break
            best = max(best, node.value)
            node = node.next
        return best

    def reverse(self) -> None:
        before = None
        node = self.head
        while node is not None:
            after = node.next
            node.next = before
            before = node
            node = after
        self.head = before


chain = Chain()
for n in [3, 1, 4, 1, 5]:
    chain.push(n)
print(chain.total(), chain.longest())
chain.reverse()
node = chain.head
while node is not None:
    print(node.value, end=" ")
    node = node.next
print()
found = chain.find(4)
print(found.value if found else None, chain.find(9) is None)


class Tree:
    def __init__(self, key: str, parent: Tree | None = None) -> None:
        self.key = key
        self.parent = parent
        self.seen = 0

    def path(self) -> str:
        names = []
        at: Tree | None = self
        while at is not None:
            names.append(at.key)
            at.seen += 1
            at = at.parent
        return "/".join(reversed(names))

    def depth_below(self, other: Tree) -> int | None:
        steps = 0
        at = self
        while at is not None:
            if at is other:
                return steps
            steps += 1
            at = at.parent
        return None


root = Tree("größe")
leaf = Tree("leaf", Tree("mid", root))
print(leaf.path(), root.path(), root.seen, leaf.depth_below(root), root.depth_below(leaf))

pairs = []
outer = chain.head
while outer is not None:
    inner = outer.next
    while inner is not None:
        if inner.value == outer.value:
            pairs.append((outer.value, inner.value))
        inner = inner.next
    outer = outer.next
print(pairs)

at = chain.head
steps = 0
while at is not None:
    steps += 1
    if steps == 2:
        break
    at = at.next
print(at.value if at else None, steps)
empty = Chain()
print(empty.total(), empty.longest(), empty.find(1) is None)
empty.reverse()
