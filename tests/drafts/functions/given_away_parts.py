"""Parts of something that a function changes and gives back: who holds the whole sees it."""


def kept(xs):
    xs.append(0)
    return xs


class Box:
    def __init__(self):
        self.items = [1]

    def go(self):
        items = self.items
        items = kept(items)
        return len(items)


rows = [[1], [2]]
for row in rows:
    row = kept(row)
print(rows)
box = Box()
print(box.go(), box.items)
d = {"a": [1]}
x = d["a"]
x = kept(x)
print(d, x)
