# ANCHOR: check
def total(value):
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        return sum(map(total, value))
    # PAIR: text
    if isinstance(value, str):
        return len(value)
    raise TypeError(f"no total of {value!r}")
# ANCHOR_END: check
# ANCHOR: main


# PAIR: total
print(total([1, [2, 3], "four"]))
# ANCHOR_END: main
