class PriorityQueue:
    def __init__(self):
        self.entries = []

    def push(self, item, priority):
        self.entries.append((priority, item))
        self.entries.sort(key=lambda e: e[0])

    def pop(self):
        return self.entries.pop(0)[1]

    def __bool__(self):
        return bool(self.entries)


a = PriorityQueue()
a.push("low", 5)
a.push("high", 1)
print(a.pop(), a.pop(), bool(a))
b = PriorityQueue()
b.push(42, 2)
b.push(7, 1)
while b:
    print(b.pop())
