"""Lists that a function changes and gives back, and that somebody else still has."""


def kept(xs):
    xs.pop()
    return xs


rows = [[1, 2], [3, 4]]
out = [kept(row) for row in rows]
print(rows, out)
a = [1, 2, 3]
b = a
c = kept(b)
print(a, c)
