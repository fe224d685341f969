"""A value that goes into the one that takes its place, in a loop: `node = Both(node, right)`."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    name: str


@dataclass(frozen=True)
class Both:
    left: "Node"
    right: "Node"


Node = Term | Both


def term(word: str) -> Node:
    if word == "bad":
        raise ValueError(word)
    return Term(word)


def build(words: list[str]) -> Node:
    node = term(words[0])
    for word in words[1:]:
        try:
            node = Both(node, term(word))
        except ValueError as e:
            print("skipped", e, node)
    return node


def strict(words: list[str]) -> Node:
    node = term(words[0])
    for word in words[1:]:
        node = Both(term(word), node)
    return node


def two(words: list[str]) -> Node:
    node = term(words[0])
    for word in words[1:]:
        if len(word) > 1:
            node = Both(node, Both(node, term(word)))
        else:
            node = Both(node, term(word))
    return node


def tried(words: list[str]) -> None:
    node: Node = Term("root")
    try:
        for word in words:
            node = Both(node, term(word))
    except ValueError as e:
        print("stopped", e, node)
    else:
        print("all", node)


print(build(["a", "bad", "c"]))
print(strict(["a", "b"]))
print(two(["a", "bb", "c"]))
tried(["x", "bad"])
tried(["x", "y"])
