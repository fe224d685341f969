from dataclasses import dataclass
from typing import Union
import math


@dataclass
class Circle:
    radius: float

    def area(self) -> float:
        return math.pi * self.radius ** 2


@dataclass
class Square:
    side: float

    def area(self) -> float:
        return self.side * self.side


@dataclass
class Rect:
    width: float
    height: float

    def area(self) -> float:
        return self.width * self.height


Shape = Union[Circle, Square, Rect]


def describe(shape: Shape) -> str:
    if isinstance(shape, Circle):
        return f"circle of radius {shape.radius}"
    elif isinstance(shape, Square):
        return f"square of side {shape.side}"
    else:
        return f"rect {shape.width} x {shape.height}"


def perimeter(shape: Shape) -> float:
    match shape:
        case Circle(radius=r):
            return 2 * math.pi * r
        case Square(s):
            return 4 * s
        case Rect(w, h):
            return 2 * (w + h)


def main() -> None:
    shapes: list[Shape] = [Circle(1.5), Square(2.0), Rect(3.0, 4.5)]
    for shape in shapes:
        print(describe(shape), f"{shape.area():.2f}", f"{perimeter(shape):.2f}")
    print(shapes)
    print(max(shapes, key=lambda s: s.area()))
    total = sum(s.area() for s in shapes)
    print(f"{total:.3f}")
    circles = [s for s in shapes if isinstance(s, Circle)]
    print(len(circles), circles[0].radius)


main()
