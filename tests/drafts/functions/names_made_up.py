"""A variable with the name that closures of the draft give to what they are given."""
from bisect import bisect_left

BOUNDS = [10, 25, 50]


def bucket(it):
    return bisect_left(BOUNDS, it), BOUNDS.count(it), sum(n > it for n in BOUNDS)


def nearest(numbers, it):
    return min(numbers, key=lambda n: abs(n - it)), [n for n in numbers if n != it], sorted(numbers, key=lambda n: n % it)


print(bucket(25), bucket(11))
print(nearest([3, 8, 14], 9))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None))
