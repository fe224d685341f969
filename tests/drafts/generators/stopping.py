"""Generators that would stop one value too early if they ran ahead."""


def ratios(xs):
    out = 0
    for x in xs:
        out += 100 // x
        yield out
    yield -1


def cells(xs):
    i = 0
    cell = xs[0]
    while True:
        yield cell
        i += 1
        cell = xs[i]


for ratio in ratios([5, 4, 0]):
    print(ratio)
    if ratio > 40:
        break
first = cells([7, 8])
print(next(first))
print(next(first))
