b1 = {"a": 1, "j": "x", "c": 2.5}
b2 = {"a": 2, "c": 3.5}
for b in [b1, b2]:
    o = {**b, "j": "new", "z": 1}
    print(o)
