# ANCHOR: raise
import math


def root(number):
    if number < 0:
        raise ValueError(f"{number} has no root")
    # PAIR: root
    return math.sqrt(number)
# ANCHOR_END: raise
# ANCHOR: main


print(root(9))
try:
    root(-4)
except ValueError as error:
    print(error)
# ANCHOR_END: main
