class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Linked:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        node = Node(value)
        node.next = self.head
        self.head = node
        self.size += 1

    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            current = self.head
            while current.next is not None:
                current = current.next
            current.next = node
        self.size += 1

    def reverse(self):
        previous = None
        current = self.head
        while current:
            following = current.next
            current.next = previous
            previous = current
            current = following
        self.head = previous

    def values(self):
        out = []
        node = self.head
        while node:
            out.append(node.value)
            node = node.next
        return out


items = Linked()
for n in [3, 1, 2]:
    items.push(n)
items.append(9)
print(items.values(), items.size)
items.reverse()
print(items.values())
