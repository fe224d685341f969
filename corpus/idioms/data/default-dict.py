# ANCHOR: default
from collections import defaultdict


def by_initial(names):
    groups = defaultdict(list)
    for name in names:
        if name:
            groups[name[0]].append(name)
    return groups
# ANCHOR_END: default
# ANCHOR: main


groups = by_initial(["Ada", "Ben", "Abe"])
for initial in sorted(groups):
    print(initial, *groups[initial])
# ANCHOR_END: main
