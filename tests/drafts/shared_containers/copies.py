a = [[1], [2]]
b = list(a)
b[0].append(9)
b.append([3])
c = a[:1]
c[0].append(-1)
d = a.copy()
a[1].append(5)
deep = [row[:] for row in a]
deep[0][0] = 20
print(a, b, c, d, deep)
table = {"a": [1]}
other = dict(table)
other["a"].append(2)
other["b"] = [3]
print(table, other, table == other)
sets = [{1}, {2}]
both = [sets[0], sets[1], sets[0]]
both[2].add(-4)
print([sorted(s) for s in sets], both[0] == both[2])
