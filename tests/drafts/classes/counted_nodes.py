class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.children = []
        self.visits = 0
        if parent is not None:
            parent.children.append(self)

    def path(self):
        node = self
        parts = []
        while node is not None:
            parts.append(node.name)
            node = node.parent
        return "/".join(reversed(parts))

    def visit(self):
        self.visits += 1
        for child in self.children:
            child.visit()

    def rename(self, name):
        self.name = name
        return self


root = Node("root")
usr = Node("usr", root)
lib = Node("lib", usr)
lib.visit()
usr.visit()
print(lib.path(), lib.visits, usr.visits)
usr.rename("user").rename("users")
print(lib.path(), [child.name for child in root.children])
same = root.children[0]
same.visits = 10
print(usr.visits, same is usr, same is not root)
