"""Values of a module that are made of others, told of by a function above them."""


def report():
    return f"{BASE} {SIZES} {DOUBLED}"


BASE = 3
SIZES = [BASE, BASE + 1]
DOUBLED = [size * 2 for size in SIZES]

print(report())
