class Store:
    def __init__(self, name):
        self.name = name
        self.pair = ([1], 0)
        self.maybe = None
        self.rows = [[1], [2]]

    def grow(self):
        self.pair[0].append(len(self.pair[0]))
        self.rows[1].append(self.rows[1][0])
        self.rows[0].insert(0, self.rows[0][0])

    def keep(self, words):
        self.maybe = words


a = Store("a")
b = a
b.grow()
b.grow()
words = ["x"]
a.keep(words)
print(a.pair, a.rows, b.maybe)
b.pair = ([9], 5)
a.grow()
print(b.pair, len(a.pair[0]))
if b.maybe:
    print(b.maybe[0], len(b.maybe))
plain = [[3], [4]]
plain[0].append(plain[1][0])
plain[1].insert(0, plain[0][1])
groups = [{1}, {2}]
groups[0].add(len(groups[1]) + 5)
print(plain, sorted(groups[0]))
