# Functions of several kinds, with as many arguments as each takes.
def measure(func, *args):
    result = func(*args)
    print("measured", result)
    return result


def add(a, b):
    return a + b


def neg(x):
    return -x


def nothing():
    return 0


measure(add, 1, 2)
measure(neg, 3)
print(measure(nothing) + measure(add, -1, 1))
