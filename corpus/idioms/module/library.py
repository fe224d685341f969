# ANCHOR: library
import numpy as np


def normalised(values):
    data = np.array(values, dtype=float)
    return (data - data.min()) / (data.max() - data.min())
# ANCHOR_END: library
# ANCHOR: main


print(*normalised([2, 4, 10]))
# ANCHOR_END: main
