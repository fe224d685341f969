a = {"name": "x", "n": 1}
b = a
b["n"] += 5
print(a["n"], b["n"])
c = dict(a)
c["n"] = 100
print(a["n"], c["n"])
items = [a, b, c]
items[0]["n"] = 7
print([i["n"] for i in items])
def bump(rec):
    rec["n"] += 1
    return rec
d = bump(a)
d["name"] = "changed"
print(a, b["n"], d["name"])
