fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
x = 10
f = lambda y: x + y
x = 20
print(f(1))


def run(f, n: int) -> int:
    if n == 0:
        return 0
    return f(n) + run(f, n - 1)


k = 3
print(run(lambda v: v * k, 4), run(abs, 3))
