a = [3, 1, 2]
b = a
a.insert(1, b.pop())
a.append(b.pop(0))
b.append(a[0])
print(a, b)
d = {"x": [1]}
e = d
d["y"] = e.pop("x")
d["y"].append(len(e))
print(d, e)
