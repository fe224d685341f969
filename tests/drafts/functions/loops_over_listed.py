"""Loops that change what the list was made of which they go through."""
grown = [1, 2]
for x in list(map(str, grown)):
    grown.append(int(x) * 10)
for i, x in enumerate(list(grown)):
    grown.append(i * x)
for x in map(str, list(grown)):
    grown.append(int(x))
for x in sorted(x for x in grown):
    grown.append(x)
for x in reversed(sorted(grown)):
    grown.append(x)
print(grown)
d = {"a": 1, "b": 2}
for k, v in reversed(list(d.items())):
    d[k + "x"] = v
for k in reversed(list(d)):
    del d[k]
print(d)
