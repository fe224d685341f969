"""loops over records that change"""
d = {"a": 1, "b": "x", "c": 2, "log": []}
for k, v in d.items():
    if k == "a":
        d["c"] = 99
    print(k, v)


def bump(d):
    d["c"] += 1
    d["log"].append("b")


for k, v in d.items():
    bump(d)
    print(f"{k} {v}")
for i, v in enumerate(d.values()):
    bump(d)
    print(i, v)
for k, v in list(d.items()):
    d["c"] = 0
    print(k, v)
for k, v in d.items():
    print(k, "=", v)
