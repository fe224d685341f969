"""A defaultdict that is passed around and asked for keys that are not there."""
from collections import defaultdict


def neighbours(graph, node):
    return [other for other in graph[node] if other != node]


def add(graph, a, b):
    graph[a].append(b)
    graph[b].append(a)


def longest(graph, names):
    best = None
    for name in names:
        if best is None or len(graph[name]) > len(graph[best]):
            best = name
    return best


def walk(graph, start):
    order = []
    stack = [start]
    while stack:
        node = stack.pop()
        if node in order:
            continue
        order.append(node)
        for other in sorted(graph[node]):
            stack.append(other)
    return order


graph = defaultdict(list)
add(graph, "rome", "oslo")
add(graph, "oslo", "bern")
add(graph, "bern", "bern")
print(neighbours(graph, "bern"), neighbours(graph, "lima"))
print(sorted(graph))
print(longest(graph, ["rome", "quito", "oslo"]))
print(walk(graph, "rome"), walk(graph, "kiel"))
print(len(graph), "kiel" in graph, "quito" in graph)
totals = defaultdict(float)
for name, amount in [("a", 1.5), ("b", 2.0), ("a", 0.25)]:
    totals[name] += amount
print(totals["a"], totals["z"], len(totals))
print(max(totals, key=lambda it: totals[it]))
print({name: totals[name] for name in totals})
