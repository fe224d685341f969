# ANCHOR: chain
from functools import reduce


def product(words):
    digits = filter(lambda word: word.isascii() and word.isdigit(), words)
    # PAIR: numbers
    numbers = map(int, digits)
    return reduce(lambda total, number: total * number, numbers, 1)
# ANCHOR_END: chain


# ANCHOR: main
print(product(["12", "apples", "-5", "30"]))
# ANCHOR_END: main
