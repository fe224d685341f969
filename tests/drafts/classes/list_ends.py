# One node for both ends of a list, in one assignment.
class Node:
    def __init__(self, value):
        self.value = value
        self.prev = None
        self.next = None


class Deque:
    def __init__(self):
        self.head = self.tail = None
        self.size = 0

    def push_back(self, value):
        node = Node(value)
        if self.tail is None:
            self.head = self.tail = node
        else:
            node.prev = self.tail
            self.tail.next = node
            self.tail = node
        self.size += 1

    def push_front(self, value):
        if self.head is None:
            self.head = self.tail = Node(value)
        else:
            node = Node(value)
            node.next = self.head
            self.head.prev = node
            self.head = node
        self.size += 1

    def pop_front(self):
        if self.head is None:
            raise IndexError("empty")
        value = self.head.value
        self.head = self.head.next
        if self.head is None:
            self.tail = None
        else:
            self.head.prev = None
        self.size -= 1
        return value

    def pop_back(self):
        if self.tail is None:
            raise IndexError("empty")
        value = self.tail.value
        self.tail = self.tail.prev
        if self.tail is None:
            self.head = None
        else:
            self.tail.next = None
        self.size -= 1
        return value

    def to_list(self):
        items = []
        node = self.head
        while node is not None:
            items.append(node.value)
            node = node.next
        return items


d = Deque()
for n in (1, 2, 3):
    d.push_back(n)
d.push_front(0)
print(d.to_list(), d.size)
print(d.pop_front(), d.pop_back(), d.to_list())
print(d.pop_back(), d.pop_back(), d.size, d.head is None, d.tail is None)
try:
    d.pop_front()
except IndexError as e:
    print("error:", e)
d.push_front(9)
print(d.head is d.tail, d.to_list())
