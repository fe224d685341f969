import heapq
from collections import defaultdict, deque


class Graph:
    def __init__(self):
        self.edges = defaultdict(list)

    def add(self, a, b, weight=1):
        self.edges[a].append((b, weight))
        self.edges[b].append((a, weight))

    def bfs(self, start):
        seen = {start}
        order = []
        queue = deque([start])
        while queue:
            node = queue.popleft()
            order.append(node)
            for other, _ in sorted(self.edges[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return order

    def dijkstra(self, start):
        dist = {start: 0}
        heap = [(0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if d > dist.get(node, float("inf")):
                continue
            for other, w in self.edges[node]:
                nd = d + w
                if nd < dist.get(other, float("inf")):
                    dist[other] = nd
                    heapq.heappush(heap, (nd, other))
        return dist

    def path(self, start, goal):
        previous = {start: None}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            if node == goal:
                break
            for other, _ in self.edges[node]:
                if other not in previous:
                    previous[other] = node
                    queue.append(other)
        if goal not in previous:
            return None
        result = []
        node = goal
        while node is not None:
            result.append(node)
            node = previous[node]
        return result[::-1]


graph = Graph()
for a, b, w in [("A", "B", 4), ("A", "C", 1), ("C", "B", 2), ("B", "D", 5), ("E", "F", 1)]:
    graph.add(a, b, w)
print(graph.bfs("A"))
for node, d in sorted(graph.dijkstra("A").items()):
    print(node, d)
print(graph.path("A", "D"), graph.path("A", "F"))
