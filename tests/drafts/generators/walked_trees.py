"""Trees that know their parents, walked by generators while they change."""
from __future__ import annotations
from dataclasses import dataclass, field
from typing import Iterator, Optional


@dataclass
class Folder:
    name: str
    files: dict[str, int] = field(default_factory=dict)
    children: list[Folder] = field(default_factory=list)
    parent: Optional[Folder] = field(default=None, repr=False)

    def add_folder(self, name: str) -> Folder:
        child = Folder(name, parent=self)
        self.children.append(child)
        return child

    def add_file(self, name: str, size: int) -> None:
        self.files[name] = size

    @property
    def size(self) -> int:
        return sum(self.files.values()) + sum(c.size for c in self.children)

    @property
    def path(self) -> str:
        if self.parent is None:
            return self.name
        return self.parent.path + "/" + self.name

    def walk(self) -> Iterator[Folder]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all_files(self) -> Iterator[tuple[str, int]]:
        for folder in self.walk():
            for name, size in folder.files.items():
                yield f"{folder.path}/{name}", size

    def prune(self, limit: int) -> int:
        removed = 0
        for child in list(self.children):
            removed += child.prune(limit)
            if child.size < limit:
                self.children.remove(child)
                removed += 1
        return removed


class Item:
    def __init__(self, label):
        self.label = label
        self.kids = []
        self.named = {}
        self.owner = None

    def add(self, *labels):
        for label in labels:
            kid = Item(label)
            kid.owner = self
            self.kids.append(kid)
            self.named[label] = kid
        return self

    def walk(self, depth=0):
        yield depth, self
        for kid in self.kids:
            yield from kid.walk(depth + 1)

    def entries(self):
        for label, kid in self.named.items():
            if kid.named:
                yield from kid.entries()
            else:
                yield label, kid.label

    def values(self):
        for kid in self.named.values():
            yield kid
            yield from kid.values()

    def upwards(self):
        item = self
        while item:
            yield item
            item = item.owner

    def postorder(self):
        for kid in self.kids:
            yield from kid.postorder()
        yield self.label


def grow() -> None:
    top = Item("top").add("a", "b", "c")
    first = top.kids[0]
    first.add("a1", "a2")
    seen = []
    for depth, item in top.walk():
        seen.append("-" * depth + item.label)
        if item.label == "b" and not item.kids:
            item.add("b1")
            top.add("d")
        if item.label == "a1":
            first.kids.pop()
    print(seen)
    print(list(top.postorder()), list(top.entries()))
    deep = top.kids[1].kids[0]
    print([i.label for i in deep.upwards()], [i.label for i in top.values()])


def main() -> None:
    root = Folder("srv")
    a = root.add_folder("a")
    b = root.add_folder("b")
    c = a.add_folder("c")
    root.add_file("readme", 3)
    a.add_file("x.bin", 100)
    c.add_file("tiny", 1)
    b.add_file("y.bin", 40)
    print(root.size, a.size, c.path)
    biggest = max(root.walk(), key=lambda f: sum(f.files.values()))
    print("biggest:", biggest.path)
    biggest.add_file("z.bin", 7)
    print(root.size)
    for path, size in sorted(root.all_files(), key=lambda p: -p[1]):
        print(f"{size:>5} {path}")
    print(root.prune(10), [f.name for f in root.walk()])


main()
grow()
