# ANCHOR: negative
def latest(readings):
    if not readings:
        return None
    # PAIR: last
    return readings[-1]


def change(readings):
    return readings[-1] - readings[-2]
# ANCHOR_END: negative
# ANCHOR: main


readings = [14, 15, 19]
print(latest(readings), change(readings), latest([]))
# ANCHOR_END: main
