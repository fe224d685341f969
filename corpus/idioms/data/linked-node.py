# ANCHOR: node
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Stack:
    def __init__(self):
        self.head = None

    def push(self, value):
        self.head = Node(value, self.head)

    def pop(self):
        node = self.head
        self.head = node.next
        return node.value
# ANCHOR_END: node
# ANCHOR: main


stack = Stack()
stack.push("plate")
stack.push("cup")
print(stack.pop(), stack.pop())
# ANCHOR_END: main
