VOWELS = frozenset("aeiou")
SIGNS = frozenset("+-*/")
BOTH = VOWELS | SIGNS
d = {"a": "b"}


def count(text):
    return sum(1 for c in text if c in BOTH)


def left(text):
    return sorted(set(text) - VOWELS)


print(count("a+b*c e"), left("hello"), "".join([d.get(c, c) for c in "banana"]), "".join(d.get(c, "?") for c in "ab"))
