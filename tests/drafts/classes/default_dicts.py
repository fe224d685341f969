from collections import defaultdict


class Graph:
    def __init__(self):
        self.edges = defaultdict(list)
        self.weights = defaultdict(int)

    def connect(self, a, b, weight):
        self.edges[a].append(b)
        self.edges[b].append(a)
        self.weights[a] += weight

    def reach(self, start):
        seen = {start}
        todo = [start]
        while todo:
            node = todo.pop()
            for other in self.edges[node]:
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return sorted(seen)

    def degree(self, node):
        return len(self.edges[node])


graph = Graph()
graph.connect("ann", "bob", 2)
graph.connect("bob", "cyd", 3)
graph.connect("dan", "eve", 1)
print(graph.reach("ann"), graph.reach("eve"), graph.reach("zoe"))
print(graph.degree("bob"), graph.degree("zoe"), graph.weights["ann"], graph.weights["zoe"])

counts = defaultdict(int)
for word in "a b a c".split():
    counts[word] += 1
print(counts["a"], counts["z"], counts["a"] + counts["q"])
