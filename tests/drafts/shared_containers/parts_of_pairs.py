def entries(d):
    return [(k, v) for k, v in d.items()]


d = {"a": [1], "b": [2]}
pairs = entries(d)
d["b"].append(3)
print(pairs, d)

names = ["x", "y"]
rows = [[1], [2]]
zipped = list(zip(names, rows))
rows[0].append(3)
print(zipped, rows)
best = max(zip(names, rows), key=lambda pair: len(pair[1]))
best[1].append(-100)
print(rows, best)
groups = {"é": [3, 4], "z": []}
key, values = max(groups.items(), key=lambda pair: len(pair[1]))
values.append(5)
print(key, groups)
