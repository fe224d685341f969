class Node:
    def __init__(self, value):
        self.value = value
        self.left = None
        self.right = None

    def insert(self, value):
        if value < self.value:
            if self.left is None:
                self.left = Node(value)
            else:
                self.left.insert(value)
        else:
            if self.right is None:
                self.right = Node(value)
            else:
                self.right.insert(value)

    def height(self):
        left = self.left.height() if self.left else 0
        right = self.right.height() if self.right else 0
        return 1 + max(left, right)

    def contains(self, value):
        if value == self.value:
            return True
        if value < self.value:
            return self.left is not None and self.left.contains(value)
        return self.right is not None and self.right.contains(value)


def in_order(node, result):
    if node is None:
        return
    in_order(node.left, result)
    result.append(node.value)
    in_order(node.right, result)


def total(node):
    if node is None:
        return 0
    return node.value + total(node.left) + total(node.right)


root = Node(8)
for value in [3, 10, 1, 6, 14, 4]:
    root.insert(value)
values = []
in_order(root, values)
print(values, total(root), root.height(), root.contains(6), root.contains(7))
