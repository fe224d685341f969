"""Classes that are iterators, and classes that give some."""


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Steps:
    def __init__(self, end):
        self.end = end

    def __iter__(self):
        return StepsIterator(self.end)


class StepsIterator:
    def __init__(self, end):
        self.at = 0
        self.end = end

    def __iter__(self):
        return self

    def __next__(self):
        while self.at < self.end:
            self.at += 1
            if self.at % 3:
                return self.at
        raise StopIteration()


class Grid:
    def __init__(self, rows, cols):
        self.rows = rows
        self.cols = cols

    def cells(self):
        for r in range(self.rows):
            for c in range(self.cols):
                yield r, c

    def __iter__(self):
        for r, c in self.cells():
            yield r * self.cols + c


print(list(Countdown(4)), sum(Countdown(3)), max(Countdown(2)))
c = Countdown(5)
print(next(c), next(c))
for n in c:
    print("left", n)
    if n == 2:
        break
print(next(c), next(c, -1), list(c))
s = Steps(7)
print(list(s), [n * 2 for n in s])
g = Grid(2, 3)
print(list(g.cells()), sum(g), max(g), list(g))
for x in g:
    print(x, end=" ")
print()
