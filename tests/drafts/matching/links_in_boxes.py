"""Fields that may hold another node of the class, taken out of it by a pattern."""

from dataclasses import dataclass


@dataclass
class Node:
    value: int
    left: "Node | None" = None
    right: "Node | None" = None


class Link:
    __match_args__ = ("value", "rest")

    def __init__(self, value, rest=None):
        self.value = value
        self.rest = rest


def total(node):
    match node:
        case None:
            return 0
        case Node(value, None, None):
            return value
        case Node(value, left, right):
            return value + total(left) + total(right)


def depth(node):
    match node:
        case Node(left=Node() as left):
            return 1 + depth(left)
        case Node():
            return 1


def values(link):
    match link:
        case None:
            return []
        case Link(value, rest):
            return [value] + values(rest)


print(total(Node(1, Node(2), Node(-3, None, Node(4)))), total(None))
print(depth(Node(1, Node(2, Node(3)))), depth(Node(0, None, Node(9))))
print(values(Link(1, Link(0, Link(-2)))), values(None))
