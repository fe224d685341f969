"""Containers of one's own, unpacked and searched, and rows that change while they are gone through."""


class Bag:
    def __init__(self, *items):
        self._items = list(items)

    def __iter__(self):
        return iter(self._items)


class Evens:
    def __init__(self, limit):
        self.limit = limit

    def __iter__(self):
        n = 0
        while n < self.limit:
            yield n
            n += 2

    def __len__(self):
        return (self.limit + 1) // 2


class Row:
    def __init__(self, values):
        self.values = values
        self.seen = 0

    def step(self):
        self.seen += 1
        self.values.append(self.seen)
        return sum(self.values)


class Grid:
    def __init__(self, rows):
        self.rows = rows

    def step(self):
        return [row.step() for row in self.rows]

    def number(self, first):
        for i, row in enumerate(self.rows, first):
            row.values.append(i)


bag = Bag("x", "yy", "zzz")
a, b, c = bag
print(a, b, c)
first, *rest = bag
print(first, rest)
head, *middle, last = Evens(9)
print(head, middle, last)
p, q = Evens(4)
print(p + q, "yy" in bag, "y" in bag, 4 in Evens(9), 5 in Evens(9))
u, v, w = Bag(1.5, 2.5, 3.5)
t = 2.5 in Bag(1.5, 2.5)
print(u, v, w, t)
grid = Grid([Row([1]), Row([2, 3])])
print(grid.step(), grid.step())
grid.number(100)
for i, row in enumerate(grid.rows):
    row.values.append(-i)
print([row.values for row in grid.rows])
rows = [Row([5]), Row([])]
print([row.step() for row in rows], sum(row.step() for row in rows))
e = Evens(5)
n = 3
while len(e) and n:
    n -= 1
print(n, bool(len(e)), [1 if len(e) else 2], len(e) if len(e) > 2 else 0)
