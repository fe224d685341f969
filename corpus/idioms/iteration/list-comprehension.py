# ANCHOR: list
def initials(names):
    return [name[0].upper() for name in names if name]


def pairs(sides):
    return [(a, b) for a in sides for b in sides if a < b]
# ANCHOR_END: list
# ANCHOR: main


print(initials(["ada", "", "ben"]))
print(pairs([1, 2, 3]))
# ANCHOR_END: main
