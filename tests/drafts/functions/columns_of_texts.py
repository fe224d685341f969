"""`zip(*rows)` of texts: a column of characters each."""


def ngrams(items, n=2):
    return list(zip(*(items[i:] for i in range(n))))


def turned(rows):
    return ["".join(column) for column in zip(*rows[::-1])]


grid = ["abc", "dé", "xyz"]
for column in zip(*grid):
    print("".join(column), len(column))
print(list(zip(*grid)), turned(grid), turned([]))
print([max(c) for c in zip(*grid)], {a + "!": b for a, b, c in zip(*grid)}, list(zip(*["ab"])))
print(ngrams("abcd"), ngrams("añb", 3), ngrams("a"))
