"""A graph with a defaultdict in a field."""
from collections import defaultdict, deque

class Graph:
    def __init__(self):
        self.edges = defaultdict(list)
        self.weights = defaultdict(int)

    def add(self, a, b, weight=1):
        self.edges[a].append(b)
        self.edges[b].append(a)
        self.weights[(a, b)] += weight

    def neighbours(self, node):
        return sorted(self.edges[node])

    def degree(self, node):
        return len(self.edges[node])

    def weight(self, a, b):
        return self.weights[(a, b)] or self.weights[(b, a)]

    def reach(self, start):
        seen = {start}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for other in self.edges[node]:
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return sorted(seen)

g = Graph()
g.add("a", "b", 3)
g.add("b", "c")
g.add("x", "y", 2)
print(g.neighbours("b"), g.degree("z"), g.weight("b", "a"), g.weight("q", "a"))
print(g.reach("a"), g.reach("x"), g.reach("lonely"))
print(len(g.edges), list(g.edges))
