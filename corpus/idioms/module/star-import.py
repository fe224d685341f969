# ANCHOR: star
from math import *


def hypotenuse(a, b):
    square = pow(a, 2) + pow(b, 2)
    return sqrt(square)
# ANCHOR_END: star
# ANCHOR: main


print(hypotenuse(3, 4))
print(floor(pi))
# ANCHOR_END: main
