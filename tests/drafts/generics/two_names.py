class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def peek(self):
        return self.items[-1]


a = Stack()
inner = [1, 2]
a.push(inner)
inner.append(3)
print(a.peek())
a.peek().append(4)
print(inner)
b = Stack()
b.push("x")
print(b.peek())
