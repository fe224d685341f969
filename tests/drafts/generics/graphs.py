class Graph:
    def __init__(self):
        self.edges = {}

    def add_edge(self, a, b):
        self.edges.setdefault(a, []).append(b)
        self.edges.setdefault(b, []).append(a)

    def neighbors(self, node):
        return self.edges.get(node, [])

    def bfs(self, start):
        seen = {start}
        order = []
        queue = [start]
        while queue:
            node = queue.pop(0)
            order.append(node)
            for other in self.neighbors(node):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return order


g = Graph()
g.add_edge("a", "b")
g.add_edge("b", "c")
print(g.bfs("a"), g.neighbors("b"))
h = Graph()
h.add_edge(1, 2)
h.add_edge(2, 3)
print(h.bfs(3), h.neighbors(9))
