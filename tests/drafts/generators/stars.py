rows = [("ann", 1, 2), ("bob", 4, 5)]
for name, *marks in rows:
    print(name, marks, sum(marks))
for first, *middle, last in [[1, 2, 3, 4], [5, 6]]:
    print(first, middle, last)
plan = [(0, 3, "x"), (1, 7, "y")]
print(max(end for _, end, *_ in plan))
print([a for a, *_ in rows])
print({a: c for a, *_, c in plan})
for start, *_ in plan:
    print(start)


def summarize(records):
    best = {}
    for name, *scores in records:
        best[name] = max(scores)
    return best


print(summarize([("a", 1, 5), ("b", 9, 2)]))
lines = ["a 1 2", "b 3"]
for line in lines:
    key, *values = line.split()
    print(key, values)
for key, *values in (line.split() for line in lines):
    print(key, len(values))
commands = [["go", "north"], ["look"], ["take", "the", "lamp"]]
for verb, *args in commands:
    print(verb, " ".join(args) if args else "-")
