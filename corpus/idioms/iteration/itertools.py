# ANCHOR: itertools
from itertools import chain, groupby, islice, pairwise


def runs(text):
    return [(letter, len(list(group))) for letter, group in groupby(text)]


def steps(values):
    return [b - a for a, b in pairwise(values)]
# ANCHOR_END: itertools
# ANCHOR: main


print("".join(f"{letter}{count}" for letter, count in runs("aaabcc")))
print(steps([1, 4, 9]), list(islice(chain([1, 2], [3, 4]), 3)))
# ANCHOR_END: main
