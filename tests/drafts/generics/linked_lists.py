class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def push_front(self, value):
        node = Node(value)
        node.next = self.head
        self.head = node
        self.size += 1

    def to_list(self):
        out = []
        node = self.head
        while node is not None:
            out.append(node.value)
            node = node.next
        return out

    def contains(self, value):
        node = self.head
        while node is not None:
            if node.value == value:
                return True
            node = node.next
        return False

    def __len__(self):
        return self.size


a = LinkedList()
for n in [1, 2, 3]:
    a.push_front(n)
print(a.to_list(), len(a), a.contains(2), a.contains(9))
b = LinkedList()
b.push_front("x")
b.push_front("y")
print(b.to_list(), len(b), b.contains("x"))
