# ANCHOR: node
class Node:
    def __init__(self, data):
        # PAIR: data
        self.data = data
        # PAIR: next
        self.next = None
# ANCHOR_END: node


# ANCHOR: reverse
def reverse_linked_list(head):
    previous = None
    current = head
    while current:
        next = current.next
        # PAIR: turn-around
        current.next = previous
        previous = current
        current = next
    return previous
# ANCHOR_END: reverse


# ANCHOR: build
head = Node(1)
head.next = Node(2)
head.next.next = Node(3)
reversed_list = reverse_linked_list(head)
# ANCHOR_END: build

# ANCHOR: print
current = reversed_list
while current:
    # PAIR: printed
    print(current.data, end=" -> " if current.next else "\n")
    current = current.next
# ANCHOR_END: print

# ANCHOR: long-list
long_list = None
for n in range(1_000_000):
    node = Node(n)
    node.next = long_list
    long_list = node
print(reverse_linked_list(long_list).data)
# ANCHOR_END: long-list

# ANCHOR: built-in
items = [1, 2, 3]
items.reverse()
print(items)
# ANCHOR_END: built-in
