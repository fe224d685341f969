"""Classes that say by which places a pattern takes them apart."""
from dataclasses import dataclass


class Segment:
    __match_args__ = ("start", "end")

    def __init__(self, start, end, label=""):
        self.label = label
        self.start = start
        self.end = end


@dataclass
class Pair:
    """The other way round than its fields."""
    __match_args__ = ("second", "first")
    first: int
    second: str


@dataclass
class Point:
    x: int
    y: int


class Shape:
    pass


class Square(Shape):
    __match_args__ = ("side",)

    def __init__(self, side):
        self.side = side


class Circle(Shape):
    __match_args__ = ("radius", "name")

    def __init__(self, radius, name):
        self.name = name
        self.radius = radius


def length(segment):
    match segment:
        case Segment(0, 0):
            return "nothing"
        case Segment(a, b, label="up") if b > a:
            return f"up {b - a}"
        case Segment(-1 | -2 as a):
            return f"from {a}"
        case Segment(start, end):
            return f"{end - start}"


def swapped(pair):
    match pair:
        case Pair("ä", 1):
            return "one"
        case Pair(text, number):
            return f"{text}{number}"


def quadrant(point):
    match point:
        case Point(0, _) | Point(_, 0):
            return "axis"
        case Point(x, y) if x > 0 and y > 0:
            return "first"
        case _:
            return "other"


def area(shape):
    match shape:
        case Square(0):
            return "empty"
        case Square(side):
            return f"square {side * side}"
        case Circle(r, "unit"):
            return f"unit {r}"
        case Circle(radius):
            return f"circle {radius}"


print(length(Segment(0, 0)), length(Segment(1, 4, "up")), length(Segment(4, 1, "up")))
print(length(Segment(-2, 7)), length(Segment(3, 2)))
print(swapped(Pair(1, "ä")), swapped(Pair(-1, "ö")))
print(quadrant(Point(0, 3)), quadrant(Point(2, 2)), quadrant(Point(-1, 2)))
print([area(it) for it in [Square(0), Square(3), Circle(1, "unit"), Circle(2, "big")]])
