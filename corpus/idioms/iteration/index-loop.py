# ANCHOR: loop
def running_total(values):
    # PAIR: totals
    totals = []
    # PAIR: each
    for i in range(len(values)):
        previous = totals[i - 1] if i else 0
        # PAIR: appended
        totals.append(previous + values[i])
    return totals


def halve(values):
    for i in range(len(values)):
        values[i] //= 2
# ANCHOR_END: loop
# ANCHOR: main


values = [4, 6, 10]
print(running_total(values))
halve(values)
print(values)
# ANCHOR_END: main
