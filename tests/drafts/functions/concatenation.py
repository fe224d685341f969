"""Lists one after the other: displays, borrowed lists and computed ones, in any place."""


def parts(xs, ys):
    return xs + ys, [9] + xs, xs + [8]


def subsets(items):
    found = [[]]
    for item in items:
        found += [rest + [item] for rest in found]
    return found


short = [1] + [2] + [3]
a = [1, 2]
b = a + [3]
c = [0] + a
print(short, b, c, a + b + c)
print(parts(a, b))
for row in [[1], [2]]:
    print(row + [5], [5] + row)
print([it + [1] for it in [[3], [4]]], [[1] + it for it in [[3], [4]]])
grown = []
for k in range(3):
    grown = grown + [k]
print(grown)
print(subsets([1, 2, 3]))
