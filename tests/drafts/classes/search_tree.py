class Tree:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.left = None
        self.right = None
        self.parent = None

    def __repr__(self):
        return f"Tree({self.key!r})"


class Map:
    def __init__(self):
        self.root = None
        self.count = 0

    def insert(self, key, value):
        if self.root is None:
            self.root = Tree(key, value)
            self.count += 1
            return self.root
        node = self.root
        while True:
            if key == node.key:
                node.value = value
                return node
            elif key < node.key:
                if node.left is None:
                    node.left = Tree(key, value)
                    node.left.parent = node
                    self.count += 1
                    return node.left
                node = node.left
            else:
                if node.right is None:
                    node.right = Tree(key, value)
                    node.right.parent = node
                    self.count += 1
                    return node.right
                node = node.right

    def find(self, key):
        node = self.root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        return node

    def depth(self, node):
        if node is None:
            return 0
        return 1 + max(self.depth(node.left), self.depth(node.right))

    def walk(self, node, out):
        if node:
            self.walk(node.left, out)
            out.append((node.key, node.value))
            self.walk(node.right, out)


tree = Map()
for index, word in enumerate("the quick brown fox jumps over the lazy dog".split()):
    tree.insert(word, index)
out = []
tree.walk(tree.root, out)
print(out)
print(tree.count, tree.depth(tree.root))
fox = tree.find("fox")
print(fox, fox.parent, fox.parent.parent)
print(tree.find("cat"))
fox.value = 100
print(tree.find("fox").value)
