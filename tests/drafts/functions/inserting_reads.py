"""A defaultdict that is read beside what else looks at it: reading puts in what is not there."""

from collections import defaultdict

found = defaultdict(list)
found["a"].append(1)
found["b"].append(2)
print(found["a"], len(found))
del found["a"]
print(found["a"], len(found), found["c"])
print(len(found), found["d"], len(found))
counts = defaultdict(int)
for letter in "hello":
    counts[letter] += 1
del counts["l"]
print(counts["l"], sorted(counts), counts["h"])
print(len(counts), counts["q"], len(counts))
for name in ["a", "z"]:
    print(name, found[name])
    print(f"{name}: {counts[name]}")
print([counts["k"], len(counts)], counts["v"])
