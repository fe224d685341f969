# ANCHOR: deque
from collections import deque


def moving_average(values, size):
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window) / size
# ANCHOR_END: deque
# ANCHOR: main


print(*moving_average([3, 5, 7, 2], 2))
# ANCHOR_END: main
