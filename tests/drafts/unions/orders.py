class Node:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.next = None


class SortedList:
    """Keeps its entries in the order of their keys, whatever these are."""

    def __init__(self, pairs=()):
        self.head = None
        for key, value in pairs:
            self[key] = value

    def __setitem__(self, key, value):
        if self.head is None or key < self.head.key:
            node = Node(key, value)
            node.next = self.head
            self.head = node
            return
        node = self.head
        while node.next is not None and not key < node.next.key:
            node = node.next
        if node.key == key:
            node.value = value
        else:
            fresh = Node(key, value)
            fresh.next = node.next
            node.next = fresh

    def __iter__(self):
        node = self.head
        while node:
            yield node.key
            node = node.next


names = SortedList([("mia", 31), ("bob", 12), ("zoe", 77)])
names["bob"] = 13
print(list(names), max(names), min(names))
numbers = SortedList([(5, 1), (2, 2), (9, 3)])
print(list(numbers), max(numbers), sorted(numbers, reverse=True), sorted(names))
