def first_or(xs, default):
    for x in xs:
        return x
    return default


def last_or_none(xs):
    if not xs:
        return None
    return xs[-1]


def pad(xs, n, fill):
    return xs + [fill] * (n - len(xs))


def interleave(a, b):
    out = []
    for x, y in zip(a, b):
        out.append(x)
        out.append(y)
    return out


def frequencies(xs):
    counts = {}
    for x in xs:
        counts[x] = counts.get(x, 0) + 1
    return counts


def position(xs):
    return {x: i for i, x in enumerate(xs)}


big = 3000000000
print(first_or([big], 0) * big, first_or([], "none"), first_or(["q"], "z"))
print(last_or_none([1, 2]), last_or_none(["a"]), last_or_none([0.5]))
print(pad([1], 3, 0), pad(["a"], 2, "-"))
print(interleave([1, 2], [3, 4]), interleave(["a"], ["b"]))
print(frequencies([1, 1, 2]), frequencies("hello"), frequencies(["x"]))
print(position(["a", "b"]), position([10, 20]))
