"""Dataclasses that derive from dataclasses."""
from dataclasses import dataclass, field


@dataclass
class Person:
    name: str
    age: int

    def greet(self) -> str:
        return f"Hi, {self.name}"

    def birthday(self) -> None:
        self.age += 1


@dataclass
class Student(Person):
    school: str = "none"
    grades: list[int] = field(default_factory=list)

    def average(self) -> float:
        return sum(self.grades) / len(self.grades) if self.grades else 0.0


@dataclass
class Phd(Student):
    topic: str = "?"

    def greet(self) -> str:
        return f"Dr {self.name} of {self.school} on {self.topic}"


@dataclass
class Teacher(Person):
    subject: str = "math"

    def greet(self) -> str:
        return super().greet() + f", I teach {self.subject}"


@dataclass
class Item:
    """A base that is not made."""

    sku: str
    price: float = 1.0

    def cost(self) -> float:
        return self.price


@dataclass
class Boxed(Item):
    weight: float = 0.5

    def cost(self) -> float:
        return self.price + self.weight * 2


@dataclass
class Digital(Item):
    url: str = ""


def main() -> None:
    people: list[Person] = [Student("Ann", 20, "MIT", [90, 80]), Teacher("Bob", 50), Person("Cy", 3), Phd("Di", 30, topic="bees")]
    for p in people:
        p.birthday()
        print(p.greet())
        print(p)
        if isinstance(p, Student):
            print(p.average(), p.school)
    print(Student("A", 1) == Student("A", 1), Student("A", 1) == Student("A", 2), Phd("x", 1) != Phd("x", 1, "none"))
    print(repr(Teacher(name="Z", age=9, subject="art")), people)
    items = [Boxed("b1", 2.0, 1.5), Digital("d1", url="http://x"), Boxed("b2")]
    print(sum(item.cost() for item in items))
    print(f"{items[0]} {items[1].sku} {items[2].price}")
    print(sorted(item.sku for item in items if item.cost() > 1.5))
    print(Boxed("k") == Boxed("k", 1.0, 0.5), Boxed("k") == Boxed("j"))


main()
