class P:
    def __init__(self, n):
        self.n = n


def order(a, b):
    if a.n > b.n:
        a, b = b, a
    return [a, b]


x, y = P(2), P(1)
for p in order(x, y):
    p.n += 10
    print(p.n)
print(x.n, y.n)
x, y = y, x
y.n = 0
print(x.n, y.n, [q.n for q in order(x, y)])
for _ in range(3):
    x, y = y, x
    x.n += 1
print(x.n, y.n)
