"""Generators of many shapes: over trees and graphs, in pieces, with state, of what is given once."""
from collections import deque
from itertools import count, islice, takewhile
from typing import Iterable, Iterator


class Node:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def preorder(node):
    if node is None:
        return
    print("at", node.key)
    yield node.key
    yield from preorder(node.left)
    yield from preorder(node.right)


def batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def bfs(graph, start):
    seen = {start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        yield node
        for nxt in graph.get(node, []):
            if nxt not in seen:
                seen.add(nxt)
                queue.append(nxt)


def dfs(graph, node, seen=None):
    if seen is None:
        seen = set()
    seen.add(node)
    yield node
    for nxt in graph.get(node, []):
        if nxt not in seen:
            yield from dfs(graph, nxt, seen)


def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


def pairs(items):
    it = iter(items)
    try:
        previous = next(it)
    except StopIteration:
        return
    for item in it:
        yield previous, item
        previous = item


def unique(items):
    seen = set()
    for item in items:
        if item not in seen:
            seen.add(item)
            yield item


def squares(n):
    return (i * i for i in range(n) if i != 3)


def evens(numbers):
    for n in numbers:
        if n % 2 == 0:
            yield n


def total(items):
    result = 0
    for item in items:
        result += item
    return result


root = Node(5, Node(2, Node(1), Node(3)), Node(8, None, Node(9)))
print(list(root), sum(root))
for key in preorder(root):
    if key == 1:
        break
for batch in batched("abcdefgh", 3):
    print("".join(batch))
print(list(batched(["xy", "z"], 2)))
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"]}
print(list(bfs(graph, "a")), " ".join(dfs(graph, "a")))
print(list(islice(primes(), 10)), list(takewhile(lambda p: p < 30, primes())))
print(list(pairs([1, 4, 9])), list(pairs([])), [b - a for a, b in pairs([1, 4, 9])])
print(list(unique([3, 1, 3, 2, 1])))
print(total(squares(6)), total(n for n in [1, -2]), total([4, 5]), total(evens(squares(7))))


def until(items, stop):
    for x in items:
        if x == stop:
            return
        yield x * 10


def until_or_skip(items, stop):
    for x in items:
        if x < 0:
            continue
        if x == stop:
            break
        yield x


def climbing(x):
    while True:
        x += 1
        if x % 5 == 0:
            return
        yield x


g = until([1, 2, 3, 1], 2)
print(next(g), next(g, -1), next(g, -1), sum(until([1, 2, 3, 4], 3)))
h = climbing(2)
print(next(h), next(h), next(h, -1), next(h, -1))
print(list(until_or_skip([1, -1, 2, 3, 4], 3)))


def raised(items):
    for x in items:
        if x == 2:
            continue
        for y in range(3):
            x += y
        yield x


print(list(raised([1, 2, 3])))
