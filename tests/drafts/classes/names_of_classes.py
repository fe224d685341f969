from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self) -> float:
        ...

    def describe(self) -> str:
        return f'{type(self).__name__} with area {self.area():.2f}'


class Square(Shape):
    def __init__(self, side: float):
        self.side = side

    def area(self) -> float:
        return self.side ** 2


class Circle(Shape):
    def __init__(self, radius: float):
        self.radius = radius

    def area(self) -> float:
        return 3.14159 * self.radius ** 2


class Animal:
    def __init__(self, name: str):
        self.name = name

    def speak(self) -> str:
        return '...'

    def show(self):
        print(self.__class__.__name__, self.name, self.speak())


class Dog(Animal):
    def speak(self) -> str:
        return 'Woof'


class Puppy(Dog):
    def speak(self) -> str:
        return 'wuff ' + type(self).__name__


class Point:
    def __init__(self, x: int):
        self.x = x

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self.x})'


for shape in [Square(2.0), Circle(1.0)]:
    print(shape.describe(), type(shape).__name__)
for animal in [Animal('a'), Dog('b'), Puppy('c')]:
    animal.show()
print(Point(3), type(3).__name__, type('a').__name__, type([1]).__name__)
n = 5
print(f'{type(n).__name__}')
for name, shape in [('one', Square(1.0)), ('two', Circle(2.0)), ('three', Square(3.0))]:
    print(name, shape.describe())
areas = [shape.area() for shape in [Square(1.0), Circle(2.0)]]
print(len(areas), sum(s.area() for s in (Square(1.0), Circle(1.0))))
