"""A base calls what a class that derives from it changes: two names for one object show the change."""

from dataclasses import dataclass


class Counter:
    def step(self) -> int:
        return self.count()


class Fixed(Counter):
    def count(self) -> int:
        return 5


class Growing(Counter):
    def __init__(self) -> None:
        self.n = 0

    def count(self) -> int:
        self.n += 1
        return self.n


@dataclass
class Shape:
    w: int

    def grow(self) -> None:
        self.by(2)

    def by(self, k: int) -> None:
        pass


@dataclass
class Square(Shape):
    def by(self, k: int) -> None:
        self.w *= k


class Meter:
    def __init__(self) -> None:
        self.n = 0

    @property
    def now(self) -> int:
        return 0

    def read(self) -> int:
        return self.now


class Ticking(Meter):
    @property
    def now(self) -> int:
        self.n += 1
        return self.n


class Task:
    def go(self, out: list[int]) -> None:
        self.put(out)

    def put(self, out: list[int]) -> None:
        raise NotImplementedError


class One(Task):
    def put(self, out: list[int]) -> None:
        out.append(1)


class None_(Task):
    def put(self, out: list[int]) -> None:
        print(out)


def main() -> None:
    growing = Growing()
    counters: list[Counter] = [Fixed(), growing]
    for counter in counters:
        counter.step()
    print(growing.n)
    square = Square(3)
    shapes: list[Shape] = [square, Shape(1)]
    for shape in shapes:
        shape.grow()
    print(square.w, shapes)
    ticking = Ticking()
    meters: list[Meter] = [Meter(), ticking]
    print([it.read() for it in meters], ticking.n)
    xs: list[int] = []
    rows = [xs]
    for task in [None_(), One()]:
        task.go(rows[0])
    print(xs, rows)


main()
