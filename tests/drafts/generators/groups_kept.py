from itertools import groupby

for k, g in groupby([1, 1, 2]):
    pass
print(k)
groups = []
for k, g in groupby("aab"):
    groups.append((k, list(g)))
print(groups)
kept = [g for _, g in groupby("aab")]
print([list(g) for g in kept])
twice = []
for k, g in groupby("aab"):
    twice.append(len(list(g)))
    twice.append(len(list(g)))
print(twice)
