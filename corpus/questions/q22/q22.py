# ANCHOR: layout
import sys


class ImmutablePoint:
    __slots__ = ('_x', '_y')
# ANCHOR_END: layout

    # ANCHOR: immutable
    def __init__(self, x, y):
        object.__setattr__(self, '_x', x)
        object.__setattr__(self, '_y', y)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name!r}: a point is immutable")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name!r}: a point is immutable")
    # ANCHOR_END: immutable

    # ANCHOR: getters
    @property
    def x(self):
        return self._x

    @property
    def y(self):
        return self._y
    # ANCHOR_END: getters

    # ANCHOR: display
    def __str__(self):
        return f"Point({self.x}, {self.y})"
    # ANCHOR_END: display


# ANCHOR: use
pt = ImmutablePoint(1, 2)
moved = ImmutablePoint(pt.x + 4, pt.y)
print(pt)
print(moved)
# ANCHOR_END: use

# ANCHOR: attempts
for name in ('x', '_x', 'z'):
    try:
        setattr(pt, name, 5)
    except AttributeError as error:
        print(error, file=sys.stderr)
    else:
        raise AssertionError(f"{name} could be set")
# ANCHOR_END: attempts


# ANCHOR: memory
class Subclass(ImmutablePoint):  # without __slots__
    pass


assert not hasattr(pt, '__dict__')
assert hasattr(Subclass(1, 2), '__dict__')
print(sys.getsizeof(pt), "bytes", file=sys.stderr)
# ANCHOR_END: memory
