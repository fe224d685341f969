"""Iterators that go side by side, and say when they are asked."""


def gen(n):
    for i in range(n):
        print("give", i)
        yield i


def double(x):
    print("double", x)
    return x * 2


for a, b in zip(gen(3), gen(2)):
    print(a, b)
for a, b in zip(gen(1), gen(3)):
    print(a, b)
print(dict(zip(gen(2), map(double, [5, 6, 7]))))
print(list(zip([double(1), double(2)], [double(3)])))
for a, b, c in zip(gen(2), map(double, [5]), "xyz"):
    print(a, b, c)
for a, b in zip("ab", gen(3)):
    print(a, b)
