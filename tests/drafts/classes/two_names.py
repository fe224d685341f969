class Box:
    def __init__(self, n):
        self.n = n

    def grow(self):
        self.n += 1


class Holder:
    def __init__(self, box):
        self.box = box


a = Box(1)
b = a
b.grow()
print(a.n, b.n)
h = Holder(a)
a.grow()
print(h.box.n, a.n)
boxes = [a, a, Box(10)]
boxes[0].grow()
print([x.n for x in boxes])
