"""`range(len(x))` of an instance that says how long it is."""


class Ring:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i % len(self.items)]

    def pairs(self):
        return [(self[i], self[i + 1]) for i in range(len(self))]

    def show(self):
        for i in range(len(self)):
            print(i, self[i], self.items[i])


ring = Ring([5, 6, 7])
print(ring.pairs(), len(ring), ring[-1], Ring([]).pairs())
ring.show()
for i in range(len(ring) - 1, -1, -1):
    print(ring.items[i], end=" ")
print()
