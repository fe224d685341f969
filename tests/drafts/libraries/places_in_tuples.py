"""`bisect` in tuples: a default, a constant, a display."""
from bisect import bisect, bisect_left, bisect_right

LIMITS = (0, 10, 100)
WEIGHTS = (0.5, 1.5)


def grade(score, cuts=(60, 70, 80, 90), letters="FDCBA"):
    return letters[bisect_right(cuts, score)]


def size(n: int) -> int:
    return bisect(LIMITS, n)


print([grade(it) for it in (33, 60, 89, 100, -1)], grade(5, (1, 2, 3, 4)))
print([size(n) for n in (-5, 0, 10, 1000)], bisect_left((1, 1, 2), 1), bisect_left(WEIGHTS, 1.5))
