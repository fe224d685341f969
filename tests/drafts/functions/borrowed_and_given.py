"""Arguments that a call borrows while another of its arguments is the same value."""
from dataclasses import dataclass, field


@dataclass
class Box:
    items: list[int]
    boxes: list["Box"] = field(default_factory=list)

    def put(self, other):
        self.boxes.append(other)
        return len(self.boxes)

    def size(self, other, more):
        return len(self.items) + len(other) + sum(more)


def both(a: list[int], b: list[int]) -> Box:
    print(len(a))
    return Box(b)


def two(a: str, b: str) -> list[str]:
    return [b, a + "!"]


xs = [1, 2]
print(both(xs, xs))
name = "x" * 3
print(two(name, name))
box = Box([1])
print(box.size(box.items, box.items))
