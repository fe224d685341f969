from collections import namedtuple
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int = 0

    def shifted(self, dx: int, dy: int) -> "Point":
        return Point(self.x + dx, self.y + dy)


class Segment(NamedTuple):
    start: Point
    end: Point
    name: str


def length2(segment: Segment) -> int:
    (a, b, _) = segment
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2


p = Point(1, 2)
q = Point(4)
print(p, q, p.shifted(1, 1), p == Point(1, 2), p < q)
x, y = p
print(x, y, p[0], p[-1], p._replace(y=9))
s = Segment(p, q, "pq")
print(s, length2(s), s.name)
points = [Point(3, 1), Point(1, 5), Point(1, 2)]
print(sorted(points))
points.sort(key=lambda point: point.y)
print(points)
seen = {p, q, Point(1, 2)}
print(len(seen), Point(4, 0) in seen)
for a, b in points:
    print(a * b)
grid = {Point(0, 0): "a", Point(0, 1): "b"}
print(grid[Point(0, 1)], grid)
