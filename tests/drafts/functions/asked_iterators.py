"""Iterators that are gone through in parts, and asked for one value after the other."""

it = iter([1, 2, 3, 4, 5])
for _ in range(2):
    for x in it:
        print(x)
        if x % 2 == 0:
            break
ys = iter("abc")
for i in range(2):
    print(i, next(ys))
zs = iter([1, 2])
print([next(zs) for _ in range(2)])
e = enumerate("pq")
print(next(e))
z = zip([1, 2, 3], "xyz")
print(next(z), list(z))
