class Entry:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.left = None
        self.right = None


class TreeMap:
    def __init__(self):
        self.root = None
        self.count = 0

    def put(self, key, value):
        if self.root is None:
            self.root = Entry(key, value)
            self.count += 1
            return
        node = self.root
        while True:
            if key == node.key:
                node.value = value
                return
            if key < node.key:
                if node.left is None:
                    node.left = Entry(key, value)
                    self.count += 1
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Entry(key, value)
                    self.count += 1
                    return
                node = node.right

    def get(self, key):
        node = self.root
        while node is not None:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        return None

    def items(self):
        out = []
        self._walk(self.root, out)
        return out

    def _walk(self, node, out):
        if node is None:
            return
        self._walk(node.left, out)
        out.append((node.key, node.value))
        self._walk(node.right, out)


t = TreeMap()
for k in [5, 2, 8, 1]:
    t.put(k, k * k)
print(t.items(), t.count, t.get(8), t.get(7))
u = TreeMap()
u.put("b", "two")
u.put("a", "one")
u.put("b", "zwei")
print(u.items(), u.count, u.get("b"), u.get("q"))
