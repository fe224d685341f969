import math


class Vector:
    """A vector in the plane."""

    def __init__(self, x: float, y: float):
        self.x = x
        self.y = y

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Vector") -> "Vector":
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k: float) -> "Vector":
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self) -> "Vector":
        return Vector(-self.x, -self.y)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Vector):
            return NotImplemented
        return self.x == other.x and self.y == other.y

    def __abs__(self) -> float:
        return math.hypot(self.x, self.y)

    def __bool__(self) -> bool:
        return self.x != 0 or self.y != 0

    def dot(self, other: "Vector") -> float:
        return self.x * other.x + self.y * other.y

    def __repr__(self) -> str:
        return f"Vector({self.x}, {self.y})"


a = Vector(3.0, 4.0)
b = Vector(1.0, -2.0)
print(a + b, a - b, a * 2.0, 3.0 * b, -a)
print(abs(a), a.dot(b), a == b, a == Vector(3.0, 4.0), a != b)
print(bool(Vector(0.0, 0.0)), bool(a))
total = Vector(0.0, 0.0)
for v in [a, b, a + b]:
    total = total + v
print(total)
total += a
print(total, [a, b])
if a:
    print("not zero")
