from dataclasses import dataclass, replace
from functools import total_ordering


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0

    def bump(self):
        return replace(self, patch=self.patch + 1)

    def __str__(self):
        return f"{self.major}.{self.minor}.{self.patch}"


@total_ordering
class Student:
    def __init__(self, name, grade):
        self.name = name
        self.grade = grade

    def __eq__(self, other):
        return self.grade == other.grade

    def __lt__(self, other):
        return self.grade < other.grade

    def __repr__(self):
        return f"Student({self.name!r}, {self.grade})"


v = Version(1, 2)
w = v.bump()
print(v, w, repr(w), v < w, v == Version(1, 2, 0), max(v, w))
print(sorted([Version(2), Version(1, 9), Version(1, 2, 3)]))
versions = {Version(1): "one", Version(2): "two"}
print(versions[Version(2)])
students = [Student("Ann", 3), Student("Bob", 1), Student("Cid", 2), Student("Dan", 1)]
print(sorted(students))
print(students[0] > students[1], students[1] >= students[3], students[0] <= students[2])
print(min(students), max(students))
students.sort(reverse=True)
print(students)
