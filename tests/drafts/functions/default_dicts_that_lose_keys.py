"""Keys that go while they are read."""
from collections import defaultdict
d = defaultdict(int)
for w in ["a", "b", "c", "a"]:
    d[w] += 1
for k in list(d):
    if k == "b":
        d.pop(k)
    print(k, d[k])
print(len(d), list(d))
e = defaultdict(list)
e["x"].append(1)
for k in sorted(e):
    del e[k]
    print(e[k])
print(len(e))
