def count_items(items):
    total = 0
    for _ in items:
        total += 1
    return total


def to_list(items):
    out = []
    for x in items:
        out.append(x)
    return out


def doubled(items):
    return [x * 2 for x in items]


print(count_items([1, 2, 3]), count_items("abcd"), count_items(range(7)), count_items((1.5, 2.5)))
print(to_list(range(3)), to_list(["a", "b"]), to_list((1, 2)))
print(doubled([1, 2]), doubled((3, 4)), doubled(x for x in range(3)))
