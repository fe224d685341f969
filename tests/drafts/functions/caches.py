"""Caches of a size show in what is computed again, and tell what they hold."""
from functools import cache, lru_cache

loaded = 0


@lru_cache(maxsize=2)
def load(key):
    print("loading", key)
    return key * 3


@lru_cache(2)
def count(n):
    global loaded
    loaded += 1
    return n + 1


@lru_cache
def steps(n):
    return 0 if n == 1 else 1 + steps(n // 2 if n % 2 == 0 else 3 * n + 1)


@cache
def paths(row, column):
    if row < 0:
        raise ValueError("no such row")
    if row == 0 or column == 0:
        return 1
    return paths(row - 1, column) + paths(row, column - 1)


for key in ["a", "b", "a", "c", "b", "a"]:
    print(load(key))
for n in [1, 2, 1, 3, 2, 1, 1]:
    count(n)
print(loaded, count.cache_info())
count.cache_clear()
count(1)
info = count.cache_info()
print(loaded, info.hits, info.misses, info.maxsize, info.currsize)
print(steps(27), paths(5, 5), paths.cache_info().currsize, paths.cache_info())
try:
    paths(-1, 2)
except ValueError as error:
    print(error)


def step_maker():
    a, b = 0, 1

    def step():
        nonlocal a, b
        a, b = b, a + b
        return a

    return step


step = step_maker()
print([step() for _ in range(8)])
