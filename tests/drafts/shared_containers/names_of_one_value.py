def show():
    return a + b


a = b = []
a.append(1)
b.append(2)
print(a, b, a is b)
c = b
c += [3]
c.extend(a)
a[:] = [9, 8, 7]
print(a, b, c, not a, bool(c))
a = a + [4]
a.append(5)
print(show(), c)
counts = totals = {}
counts["x"] = 1
totals["y"] = 2
counts.pop("x")
for key, value in totals.items():
    print(key, value, "x" in counts, counts.get("y"))
while len(c) > 2:
    print(b.pop())
held = [c, b]
print(held, sorted(c + b), held.index(b), [x for x in b if x in c])
