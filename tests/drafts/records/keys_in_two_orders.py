a = {"x": 1, "y": "one"}
b = {"y": "two", "x": 2}
for r in [a, b]:
    print(r)
print(a["x"] + b["x"])
