"""Methods with the names that Rust has for what every value can do."""
from dataclasses import dataclass, replace, field


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0

    def clone(self):
        return replace(self, minor=self.minor + 1)

    def cmp(self, other):
        return "cmp"

    def partial_cmp(self, other):
        return "partial"

    def hash(self):
        return "hash"

    def repr(self):
        return "repr!"

    def to_string(self):
        return "text!"

    def max(self, other):
        return "max"

    def min(self, other):
        return "min"

    def fmt(self):
        return "fmt"

    def lt(self, other):
        return "lt"

    def ne(self, other):
        return "ne"

    def borrow(self):
        return "borrow"

    def into(self):
        return "into"

    def to_owned(self):
        return "owned"


@dataclass
class Release:
    version: Version
    tags: list[Version] = field(default_factory=list)

    def clone(self):
        return Release(self.version.clone(), self.tags + [self.version])


a, b = Version(1, 2), Version(1, 10)
versions = [b, a, a.clone()]
print(a, str(a), repr(a), [a], a.repr(), a.to_string(), a.cmp(b), a.partial_cmp(b), a.hash(), a.fmt())
print(a < b, a == b, a != b, max(a, b), min(a, b), sorted(versions), a.max(b), a.min(b), a.lt(b), a.ne(b), a.borrow(), a.into(), a.to_owned())
print({a: 1}[Version(1, 2)], len({a, b, a.clone()}), b in versions, versions.index(a))
first = Release(a, [b])
second = first.clone()
third = Release(first.version, list(first.tags))
print(first, second, third, first == third, first == second)
table = {"x": first.version}
print(table)
