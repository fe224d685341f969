# Closures: made by functions, and passed on.
def make_adder(n):
    def add(x):
        return x + n
    return add


def make_counter(start: int):
    count = start

    def step():
        nonlocal count
        count += 1
        return count
    return step


def multiplier(factor: int):
    return lambda x: x * factor


def make_average():
    total = 0.0
    count = 0

    def average(value: float) -> float:
        nonlocal total, count
        total += value
        count += 1
        return total / count
    return average


def apply_all(func, items):
    return [func(item) for item in items]


def count_if(items: list[int], test) -> int:
    found = 0
    for item in items:
        if test(item):
            found += 1
    return found


def above(limit: int, items: list[int]) -> int:
    return count_if(items, lambda item: item > limit)


add2 = make_adder(2)
print(add2(3), make_adder(5)(1))
first = make_counter(0)
second = make_counter(10)
print(first(), first(), second(), first())
triple = multiplier(3)
print([triple(n) for n in range(4)])
average = make_average()
for value in (1.0, 2.0, 6.0):
    print(average(value))
offset = 7
print(apply_all(lambda n: n + offset, [1, 2, 3]), apply_all(lambda n: -n, [1, 2]))
print(above(2, [1, 2, 3, 4]), above(3, [1, 2, 3, 4]))
for k in range(3):
    print(apply_all(lambda n: n * k, [1, 2]))


def make():
    items = []

    def add(x: int) -> int:
        items.append(x)
        return len(items)
    return add


a = make()
b = make()
print(a(1), a(2), b(5), a(7))


def outer():
    total = 0

    def inc(n: int):
        nonlocal total
        total += n
    inc(3)
    inc(4)
    return total


print(outer())


def memo(f):
    cache = {}

    def inner(n: int) -> int:
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return inner


sq = memo(lambda n: n * n)
print(sq(3), sq(3), sq(4))
