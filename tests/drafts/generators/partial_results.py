from itertools import accumulate
import operator

balances = [100, -20, 50, -70]
print(list(accumulate(balances)))
print(list(accumulate(balances, initial=10)))
print(list(accumulate([3, 1, 4, 1, 5], max)))
print(list(accumulate([3, 1, 4, 1, 5], min)))
print(list(accumulate([1, 2, 3, 4], operator.mul)))
print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b)))
print(list(accumulate([1, 2, 3], lambda total, x: total * 2 + x, initial=1)))
for day, total in enumerate(accumulate([5, 6, 7]), start=1):
    print(day, total)
print(list(accumulate([0.5, 0.25])))
