from collections import defaultdict, Counter
LIMITS = {"low": 1, "mid": 2.5, "high": 3}
d = {"a": 1, "items": 2, "log": 3}
print({k: v for k, v in d.items() if k not in ("items", "log")})
print([k for k in d if k not in ("items", "log")])
pairs = [("a", 1), ("b", 2), ("log", 3)]
print([k + "!" for k, v in pairs if k in ("a", "log") and v > 1])
print([(k, v) for k, v in d.items() if k != "a"], [k for k, v in pairs if k == "b"])
sums = defaultdict(float)
for k, v in [("x", 1), ("y", 2.5), ("x", 3)]:
    sums[k] += v
print(sums["y"])
t2 = {}
for k, v in [("x", 1), ("y", 2.5), ("x", 3)]:
    t2[k] = t2.get(k, 0) - v
print(t2)
names = {"p": "Ann", "q": "Bo"}
print({k: v for k, v in names.items() if v not in ("Bo", "x") and k.startswith("p")})
print([n for n, c in Counter("hello").items() if n in "lo"])
