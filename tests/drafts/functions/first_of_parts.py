"""The first of parts of texts, of pairs and of places, given back by functions."""

def longest(text: str) -> str:
    return max(text.split(), key=len)


def shortest(text: str) -> str:
    word = min(text.split(","), key=len)
    return word


def widest(lines: str) -> str:
    return max(lines.splitlines(), key=lambda line: line.count("x"))


def best_pair(names: list[str], points: list[int]) -> tuple[str, int]:
    return max(zip(names, points), key=lambda pair: pair[1])


def best_name(names: list[str], points: list[int]) -> str:
    return max(zip(points, names), key=lambda pair: pair[0])[1]


def first_place(values: list[int]) -> int:
    place, _ = min(enumerate(values), key=lambda it: it[1])
    return place


def best_index(values: list[int]) -> int:
    return max(range(len(values)), key=lambda i: values[i])


def most(counts: dict[str, int]) -> tuple[str, int]:
    return max(counts.items(), key=lambda it: (it[1], it[0]))


print(longest("a bcd efg"), shortest("ab,c,d"), widest("xa\nxx\nxxb"))
print(best_pair(["ann", "bo"], [2, 2]), best_name(["ann", "bo"], [2, 3]))
print(first_place([4, 1, 1]), best_index([3, 9, 9]), most({"a": 2, "b": 2}))
print(max("hello world".split(), key=lambda w: (len(w), w)), min("b a".split()))
print(max((w for w in "one three two".split() if w != "one"), key=len))
print(sorted("pear fig apple".split(), key=len)[0], max(sorted("pear fig".split()), key=len))
