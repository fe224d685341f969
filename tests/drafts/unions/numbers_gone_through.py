"""Floats, and ints handed to one function that goes through them, where it shows which they are."""
from collections import deque


def window(values, size):
    held = deque(maxlen=size)
    for v in values:
        held.append(v)
        if len(held) == size:
            yield tuple(held)


def main():
    floats = [1.5, 2.0, 4.25]
    print([sum(w) for w in window(floats, 2)])
    print(list(window(range(4), 3)))
    for w in window([1, -2], 2):
        print(w)
    print(list(window([-0.5], 1)))


main()
