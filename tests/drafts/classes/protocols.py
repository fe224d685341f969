"""Protocols: classes that fit one without deriving from it, and one that is only named in annotations."""
from typing import Protocol


class HasArea(Protocol):
    """What has an area."""

    def area(self) -> float:
        ...

    def scale(self, by: float) -> None: ...


class Sink(Protocol):
    def write(self, line: str) -> int: ...


class Square:
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side * self.side

    def scale(self, by: float) -> None:
        self.side *= by

    def corners(self) -> int:
        return 4


class Disc:
    def __init__(self, radius: float) -> None:
        self.radius = radius

    def area(self) -> float:
        return 3.0 * self.radius**2

    def scale(self, by: float) -> None:
        self.radius *= by


class Lines:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> int:
        self.lines.append(line)
        return len(self.lines)


class Loud:
    def write(self, line: str) -> int:
        print(line.upper())
        return -1


class Plain:
    """Fits neither."""

    def area(self) -> float:
        return 1.0


def total(shapes: list[HasArea]) -> float:
    return sum(shape.area() for shape in shapes)


def report(shape: HasArea, sink: Sink) -> None:
    print("wrote", sink.write(f"area {shape.area():.2f}"))


def main() -> None:
    shapes: list[HasArea] = [Square(2.0), Disc(1.0)]
    print(total(shapes))
    for shape in shapes:
        shape.scale(2.0)
        report(shape, Loud())
    print(total(shapes), Square(3.0).corners(), Plain().area())
    lines = Lines()
    report(Square(1.5), lines)
    report(Disc(0.5), lines)
    print(lines.lines)


main()
