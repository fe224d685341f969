# ANCHOR: recursion
def depth(folder):
    deepest = 0
    for child in folder:
        # PAIR: deepest
        deepest = max(deepest, depth(child))
    return 1 + deepest
# ANCHOR_END: recursion


# ANCHOR: main
# PAIR: empty
print(depth([]))
# PAIR: deep
print(depth([[], [[[]]], []]))
# ANCHOR_END: main
