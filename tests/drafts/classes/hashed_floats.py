import math


class Vector:
    """A vector in the plane."""

    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __str__(self):
        return f"({self.x}, {self.y})"

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    @classmethod
    def polar(cls, length, degrees):
        angle = math.radians(degrees)
        return cls(round(length * math.cos(angle), 6), round(length * math.sin(angle), 6))

    @staticmethod
    def zero():
        return Vector(0.0, 0.0)


a = Vector(3.0, 4.0)
b = Vector(1.0, -2.0)
print(a + b, a - b, a * 2, 0.5 * b, -a)
print(abs(a), a.dot(b), bool(Vector.zero()), bool(a))
print(a == Vector(3.0, 4.0), a == b, a != b)
print([a, b], Vector.polar(2, 90))
seen = {a, b, Vector(3.0, 4.0)}
print(len(seen), Vector(1.0, -2.0) in seen)
total = Vector.zero()
for v in [a, b, a]:
    total = total + v
print(total)
