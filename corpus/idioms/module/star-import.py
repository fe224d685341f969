# ANCHOR: star
from math import *


def grown(start, years):
    return start * exp(years)
# ANCHOR_END: star
# ANCHOR: main


print(floor(grown(1, 2)), floor(pi))
print(e == exp(1))
# ANCHOR_END: main
