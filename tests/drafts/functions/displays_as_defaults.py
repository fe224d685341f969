"""Defaults that are containers of constants, sets asked with other containers, parts of lists that are replaced by what
comes one after the other."""


def score(word, table={"a": 1, "e": 1, "z": 10}):
    return sum(table.get(c, 3) for c in word.lower())


def inside(c, vowels={"a", "e"}):
    return c in vowels


def pick(i, xs=[1, 2, 3]):
    return xs[i]


def named(k, names=("x", "y")):
    return names[k]


def is_within(small, big):
    return set(small).issubset(big)


def total(t):
    return sum(t)


print(score("Zea!"), score(""), inside("a"), inside("b"), pick(1), named(0), score("a", {"a": 7}))
print(is_within((5, 10), (10, 4, 5, 6)), is_within((10, 11), (7, 8, 9)), is_within((1, 1), (1,)))
print({1, 2}.isdisjoint([3]), {1, 2}.issuperset(range(1, 3)), {"a"}.issubset("abc"))
print(total((1, 2, 3)), total(()), total([4]))
s = list("abcdef")
s[2:] = reversed(s[2:])
print(s)
s[:2] = (c.upper() for c in s[:2])
print("".join(s))
xs = [5, 4, 3]
xs[1:] = range(4)
xs[:0] = map(abs, [-1, -2])
print(xs)
xs[:] = sorted(xs)
print(xs)
edges = {"a": ["b", "c"], "b": ["c"]}
marks = {"a": {3}}
for node in "abc":
    for other in sorted(edges.get(node, ())):
        print(node, other)
    print(len(marks.get(node, ())))
