"""Shapes as dicts."""
import math


def area(shape):
    match shape:
        case {"type": "circle", "radius": r}:
            return math.pi * r ** 2
        case {"type": "rect", "size": (w, h)}:
            return w * h
        case {"type": "square", "side": side}:
            return side * side
    return 0.0


shapes = [
    {"type": "circle", "radius": 1.5, "label": "wheel"},
    {"type": "rect", "size": (2.0, 4.5)},
    {"type": "square", "side": 3.0, "label": "tile"},
    {"type": "line"},
]
for shape in shapes:
    print(shape["type"], round(area(shape), 2), shape.get("label", "-"))
