"""Loops over a field whose list grows and shrinks while they run: observers that tell others and leave."""


class Cell:
    def __init__(self, name):
        self.name = name
        self.value = 0
        self.followers = []
        self.told = 0

    def follow(self, other):
        other.followers.append(self)

    def set(self, value):
        self.value = value
        for follower in self.followers:
            follower.update(self)

    def update(self, source):
        self.told += 1
        if self.told > 5:
            return
        if self.name == "shy":
            source.followers.remove(self)
        elif self.name == "social" and self.told == 1:
            late = Cell("läte")
            late.follow(source)
        self.set(source.value + 1)


class Node:
    def __init__(self, label):
        self.label = label
        self.links = []

    def link(self, other, weight):
        self.links.append((other, weight))
        return self


def spread(node, limit):
    total = 0
    for other, weight in node.links:
        if len(node.links) < limit:
            node.link(Node(f"{other.label}'"), weight * 2)
            other.link(node, weight)
        total += weight
    return total


root = Cell("root")
for name in ["shy", "plain", "social", "last"]:
    Cell(name).follow(root)
root.set(10)
print([(it.name, it.value, it.told) for it in root.followers])
root.set(-3)
print([(it.name, it.value, it.told) for it in root.followers])
a = Node("a")
b = Node("b")
a.link(b, 1).link(a, 3)
print(spread(a, 5))
print([(it.label, weight) for it, weight in a.links])
print(spread(a, 0))
print(len(b.links), b.links[0][0].label)
