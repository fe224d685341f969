# ANCHOR: slice
def podium(names):
    return names[:3]


def every_other(names):
    return names[1::2]
# ANCHOR_END: slice
# ANCHOR: main


names = ["Ada", "Ben", "Cem", "Dee", "Eve"]
print(*podium(names))
print(*every_other(names))
print("schedule"[2:5])
# ANCHOR_END: main
