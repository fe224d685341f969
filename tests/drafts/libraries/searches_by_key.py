import bisect
from bisect import bisect_left, bisect_right, insort

scores = [60, 70, 80, 90]
grades = "FDCBA"


def grade(score):
    return grades[bisect.bisect(scores, score)]


print([grade(s) for s in (33, 60, 77, 90, 100)])
xs = [1, 3, 3, 5]
print(bisect_left(xs, 3), bisect_right(xs, 3))
insort(xs, 4)
print(xs)
people = [("ann", 20), ("bob", 30), ("cy", 40)]
print(bisect_left(people, 30, key=lambda p: p[1]))
print(bisect_right(people, 30, key=lambda p: p[1]))
insort(people, ("di", 35), key=lambda p: p[1])
print(people)
