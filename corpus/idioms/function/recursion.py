# ANCHOR: recursion
def depth(folder):
    deepest = 0
    for child in folder:
        deepest = max(deepest, depth(child))
    return 1 + deepest
# ANCHOR_END: recursion


# ANCHOR: main
print(depth([]))
print(depth([[], [[[]]], []]))
# ANCHOR_END: main
