"""The median of ints is an int where one stands in the middle, else a float."""

import statistics


def middle(values):
    return statistics.median(values)


print(middle([3, 1, 2]))
