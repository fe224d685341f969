class Peekable:
    def __init__(self, items):
        self.items = items
        self.pos = 0

    def has_next(self):
        return self.pos < len(self.items)

    def peek(self):
        return self.items[self.pos]

    def next(self):
        item = self.items[self.pos]
        self.pos += 1
        return item


p = Peekable([1, 2, 3])
total = 0
while p.has_next():
    total += p.next()
print(total, p.has_next())
q = Peekable(["x", "y"])
print(q.peek(), q.next(), q.peek(), q.next(), q.has_next())
