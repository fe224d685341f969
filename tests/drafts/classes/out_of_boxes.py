class Shape:
    def area(self):
        return 0.0


class Sq(Shape):
    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a * self.a


class Tri(Shape):
    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a * self.a / 2


def show(s):
    print(s.area())


def best(shapes, f):
    return max(f(s) for s in shapes)


def pick(flag):
    if flag:
        return Sq(9.0)
    return Tri(9.0)


shapes = [Sq(1.0), Tri(2.0)]
for s in shapes:
    show(s)
for i, s in enumerate(shapes):
    show(s)
show(shapes[0])
d = {"a": Sq(2.0), "b": Tri(1.0)}
for k, v in d.items():
    show(v)
show(d["a"])
print(best(shapes, lambda s: s.area() + 1))
x = pick(True)
show(x)
show(pick(False))
for y in [Sq(3.0), Tri(3.0)]:
    show(y)
first = max(shapes, key=lambda s: s.area())
