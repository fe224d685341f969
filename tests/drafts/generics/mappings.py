def swap_pairs(pairs):
    return [(b, a) for a, b in pairs]


def invert(mapping):
    return {v: k for k, v in mapping.items()}


def merge(a, b):
    out = dict(a)
    for key, value in b.items():
        out[key] = value
    return out


def get_or(mapping, key, default):
    if key in mapping:
        return mapping[key]
    return default


print(swap_pairs([(1, "a"), (2, "b")]), swap_pairs([("x", "y")]))
print(invert({"a": 1, "b": 2}), invert({1: "one"}))
print(merge({"a": 1}, {"b": 2}), merge({1: "x"}, {2: "y"}))
print(get_or({"a": 1}, "a", 0), get_or({1: "x"}, 5, "none"))
