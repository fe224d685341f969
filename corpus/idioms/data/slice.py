# ANCHOR: slice
def podium(names):
    return names[:3]


def without_last(names):
    return names[:-1]


def latest(names, count):
    return names[max(len(names) - count, 0):]
# ANCHOR_END: slice


# ANCHOR: step
def every_other(names):
    return names[1::2]
# ANCHOR_END: step
# ANCHOR: main


names = ["Ada", "Ben", "Cem", "Dee", "Eve"]
print(*podium(names))
print(*without_last(names), len(without_last([])))
print(*latest(names, 2), *latest(names[:1], 2))
print(*every_other(names))
print("schedule"[2:5])
# ANCHOR_END: main
