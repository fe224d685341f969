from dataclasses import dataclass, field
from typing import Optional


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def distance(self, other: "Point") -> float:
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5


@dataclass
class Config:
    name: str
    debug: bool = False
    retries: int = 3
    hosts: list[str] = field(default_factory=lambda: ["localhost"])
    origin: Point = Point(0.0, 0.0)
    note: Optional[str] = None
    label: str = field(init=False)

    def __post_init__(self) -> None:
        self.label = f"{self.name}-{self.retries}"


first = Config("one")
second = Config("two", True, retries=5, note="slow")
second.hosts.append("example.org")
print(first)
print(second)
print(first == Config("one"), first.hosts, second.hosts, second.label)
print(second.origin.distance(Point(3.0, 4.0)), first.note is None, second.note)
