a = {"x": 1, "label": "p"}
b = {"x": 1, "label": "p"}
c = a
print(a == b, a is b, a is c, a != b)
b["x"] = 2
print(a == b)
items = [a, b]
print(a in items, {"x": 2, "label": "p"} in items, {"x": 5, "label": "p"} in items)
print(items.index(b), items.count(a))
items.remove(b)
print(len(items))
