# ANCHOR: chain
def is_teen(age):
    return 13 <= age < 20


def is_rising(values):
    return all(a < b < c for a, b, c in zip(values, values[1:], values[2:]))
# ANCHOR_END: chain
# ANCHOR: main


print(is_teen(13), is_teen(20))
print(is_rising([1, 4, 9, 16]), is_rising([1, 4, 4]))
# ANCHOR_END: main
