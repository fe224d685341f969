# ANCHOR: library
import numpy as np


def totals(amounts, prices):
    return np.array(amounts) @ np.array(prices)
# ANCHOR_END: library
# ANCHOR: main


print(*totals([[1, 4], [3, 0]], [2.0, 0.5]))
# ANCHOR_END: main
