# ANCHOR: abstract
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def describe(self):
        return f"{type(self).__name__} of {self.area()}"
# ANCHOR_END: abstract
# ANCHOR: concrete


class Square(Shape):
    def __init__(self, side):
        # PAIR: side
        self.side = side

    def area(self):
        return self.side**2
# ANCHOR_END: concrete
# ANCHOR: main


# PAIR: described
print(Square(3).describe())
try:
    Shape()
except TypeError:
    print("Shape is abstract")
# ANCHOR_END: main
