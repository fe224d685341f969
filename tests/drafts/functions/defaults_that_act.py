"""Defaults that say that they are computed, though they are not needed."""


def make(word):
    print("made", word)
    return [word]


def text(word):
    print("text", word)
    return word.upper()


def number(n):
    print("number", n)
    return n * 2


d = {"a": ["b"]}
names = {"a": "b"}
counts = {"a": 1}
print(names.get("a", text("y")))
print(counts.get("a", number(3)))
print(d.pop("a", make("z")))
print(counts.setdefault("a", number(5)))
print(d.setdefault("k", make("w")))
print(next(iter([w for w in ["p"]]), text("none")))
print(max([3, 1], default=number(9)))
print(names.get("zz", text("y")) or text("u"))
print(f"{counts.get('a', number(11))} {names.get('a', text('shown'))}")
print([number(1), number(2)] or [number(3)])
print(min([n for n in counts.values() if n > 9], default=number(4)), max([2], default=number(4)))
