"""Indexes and keys whose computing changes the object that the list or the map belongs to."""


class Part:
    def __init__(self, name):
        self.name = name
        self.hits = 0

    def hit(self):
        self.hits += 1
        return self.hits


class Forest:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
        self.names = {i: f"n{i}" for i in range(n)}
        self.groups = [[i] for i in range(n)]
        self.parts = [Part(f"p{i}") for i in range(n)]
        self.table = {i: {"n": i} for i in range(n)}
        self.finds = 0

    def find(self, x):
        self.finds += 1
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[b] = a
            self.size[a] += self.size[b]

    def size_of(self, x):
        return self.size[self.find(x)]

    def name_of(self, x):
        return self.names[self.find(x)]

    def is_big(self, x):
        return self.size[self.find(x)] > 2

    def put(self, x, y):
        self.groups[self.find(x)].append(y)

    def mark(self, x):
        self.parts[self.find(x)].name = "marked"
        self.parts[self.find(x)].hits += 2
        self.table[self.find(x)]["n"] += 5
        return self.parts[self.find(x)].hit()

    def sum_of(self, x):
        return sum(n for n in self.groups[self.find(x)]) + len(self.groups[self.find(x)])


forest = Forest(5)
forest.union(0, 1)
forest.union(1, 2)
print(forest.size_of(2), forest.name_of(2), forest.is_big(1), forest.is_big(4))
print(forest.size[forest.find(2)], forest.names[forest.find(1)])
total = forest.size[forest.find(0)] + forest.size[forest.find(3)]
print(total, forest.finds)
if forest.size[forest.find(4)] == 1:
    print("alone")
forest.size[forest.find(4)] += 10
print(forest.size, [forest.size[forest.find(n)] for n in range(5)])
forest.put(1, 7)
forest.put(3, 9)
print(forest.groups, forest.sum_of(2), forest.finds)
print(forest.mark(2), forest.parts[0].name, forest.parts[0].hits, forest.table)
places = [3, 1, 2, 0]
print(places[places.pop()], places)
