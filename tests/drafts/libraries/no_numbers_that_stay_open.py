"""The least and the greatest of what may be no number, in order."""
import math
values = [math.nan, 2.0, 1.0]
print(max(values), min(values), max(math.nan, 1.0), max(1.0, math.nan))
print(max([3.5, 1.5]))
print(sorted([2.0, math.nan, 1.0]), sorted(["b", "a"], key=len))
values.sort()
values.sort(key=lambda it: -it)
