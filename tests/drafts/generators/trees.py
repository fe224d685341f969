class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def preorder(self):
        yield self.value
        for child in (self.left, self.right):
            if child is not None:
                yield from child.preorder()


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
print(list(t))
print(list(t.preorder()))
print(sum(t), max(t), 3 in t)
for v in t:
    print(v, end=" ")
print()
print(list(flatten([1, [2, [3, 4], 5], [[6]]])))
