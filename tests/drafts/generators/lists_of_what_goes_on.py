"""A list of what an iterator has left is there before the loop over it asks the iterator again."""

rest = iter([1, 2, 3, 4])
for number in list(rest):
    print(number, next(rest, None))
rest = iter([1, 2, 3, 4, 5, 6])
for number in [each for each in rest if each % 2]:
    print(number, next(rest, "none"))
rest = iter([1, 2, 3, 4, 5])
for number in rest:
    print(number, next(rest, "none"))
