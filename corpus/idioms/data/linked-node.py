# ANCHOR: node
class Node:
    def __init__(self, value, next=None):
        # PAIR: value
        self.value = value
        # PAIR: next
        self.next = next


class Stack:
    def __init__(self):
        # PAIR: head
        self.head = None

    def push(self, value):
        # PAIR: pushed
        self.head = Node(value, self.head)

    def pop(self):
        node = self.head
        if node is None:
            return None
        self.head = node.next
        return node.value
# ANCHOR_END: node


# ANCHOR: tree
class Tree:
    def __init__(self, key):
        # PAIR: key
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Tree(key)
        else:
            self.right.insert(key)

    def depth(self):
        below = [child.depth() for child in (self.left, self.right) if child is not None]
        return 1 + max(below, default=0)
# ANCHOR_END: tree
# ANCHOR: main


stack = Stack()
stack.push("plate")
stack.push("cup")
print(stack.pop(), stack.pop(), stack.pop())
tree = Tree(5)
for key in (3, 8, 9):
    tree.insert(key)
print(tree.depth())
# ANCHOR_END: main
