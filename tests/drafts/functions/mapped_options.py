"""What may be None, worked on where it is not: attributes, calls, texts, numbers, with what changes meanwhile."""


class Box:
    def __init__(self, name: str, size: int, inner: "Box | None" = None) -> None:
        self.name = name
        self.size = size
        self.inner = inner

    def title(self) -> str | None:
        return self.name.title() if self.name else None


def half(x: int) -> int:
    return x // 2


def size_of(box: Box | None) -> int | None:
    return box.size if box is not None else None


def name_of(box: Box | None) -> str | None:
    return box.name if box else None


def inner_size(box: Box) -> int | None:
    return box.inner.size if box.inner is not None else None


def halved(x: int | None) -> int | None:
    return half(x) if x is not None else None


def doubled(x: int | None) -> int | None:
    return None if x is None else x * 2


def shouted(text: str | None) -> str | None:
    return text.upper() if text is not None else None


def first_of(words: list[str] | None) -> str | None:
    return words[0] if words else None


def kept(x: int | None, log: list[int]) -> int | None:
    y = x + len(log) if x is not None else None
    log.append(0 if y is None else y)
    return y


box = Box("größe", -7, Box("", 3))
print(size_of(box), size_of(None), name_of(box), name_of(None))
print(inner_size(box), inner_size(Box("flat", 1)))
print(halved(-7), halved(None), halved(0), doubled(-3), doubled(None))
print(shouted("straße"), shouted(None), shouted(""))
print(first_of(["a", "b"]), first_of([]), first_of(None))
log: list[int] = []
print(kept(1, log), kept(None, log), kept(0, log), log)
title = box.title()
print(title.lower() if title is not None else None, Box("", 0).title())
sizes = {"a": 1, "b": -2}
for key in ("a", "c"):
    found = sizes.get(key)
    print(key, found + 1 if found is not None else None)
