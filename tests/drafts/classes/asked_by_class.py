class Shape:
    def area(self):
        return 0.0


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3.0 * self.radius ** 2


class Rect(Shape):
    def __init__(self, w, h):
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h

    def is_square(self):
        return self.w == self.h


shapes = [Circle(1.0), Rect(2.0, 3.0), Rect(2.0, 2.0)]
for s in shapes:
    if isinstance(s, Circle):
        print("circle", s.radius, s.area())
    elif isinstance(s, Rect) and s.is_square():
        print("square", s.w)
    else:
        print("other", s.area())
print(sum(s.area() for s in shapes if isinstance(s, Rect)))
print(max(shapes, key=lambda s: s.area()).area())
big = [s for s in shapes if s.area() > 3.5]
print(len(big), [type(s).__name__ for s in big])
shapes.sort(key=lambda s: s.area(), reverse=True)
print([s.area() for s in shapes])
ordered = sorted(shapes, key=lambda s: s.area())
print(ordered[0].area())
def total(items):
    return sum(i.area() for i in items)
print(total(shapes))
