# ANCHOR: chain
from functools import reduce


def product(words):
    numbers = map(int, filter(str.isdigit, words))
    return reduce(lambda total, number: total * number, numbers, 1)
# ANCHOR_END: chain


# ANCHOR: main
print(product(["12", "apples", "30"]))
# ANCHOR_END: main
