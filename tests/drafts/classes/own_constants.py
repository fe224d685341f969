from abc import ABC, abstractmethod
import math


class Shape(ABC):
    sides = 0
    label: str = "shape"
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @abstractmethod
    def area(self):
        pass

    def describe(self):
        return f"{self.label} {self.name} with {self.sides} sides: {self.area():.2f}"


class Circle(Shape):
    label = "circle"

    def __init__(self, radius):
        super().__init__("c")
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2


class Square(Shape):
    sides = 4
    label = "square"

    def __init__(self, side):
        super().__init__("s")
        self.side = side

    def area(self):
        return float(self.side ** 2)

    def corners(self):
        return self.sides


class Special(Square):
    label = "special"

    def describe(self):
        return "*" + super().describe()


shapes = [Circle(1.0), Square(2), Special(3)]
for s in shapes:
    print(s.describe(), s.sides, s.label)
print(Square.sides, Circle.sides, Special.label, Shape.count)
sq = Special(1)
print(sq.corners(), sq.sides, Shape.count)
total = 0
for s in shapes:
    if isinstance(s, Square):
        total += s.side
print(total)
print(sorted(s.sides for s in shapes))
