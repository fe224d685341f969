# ANCHOR: enumerate
def taken(seats):
    taken = []
    for index, seat in enumerate(seats):
        if seat:
            taken.append(f"{index} {seat}")
    return taken
# ANCHOR_END: enumerate


# ANCHOR: start
def numbered(lines):
    return [f"{number}: {line}" for number, line in enumerate(lines, start=1)]


def position(seats, name):
    for index, seat in enumerate(seats):
        if seat == name:
            return index
    return None
# ANCHOR_END: start
# ANCHOR: main


seats = ["Ada", "", "Ben"]
print(*taken(seats), sep="\n")
print(*numbered(["buy", "cook"]), sep="\n")
print(position(seats, "Ben"))
# ANCHOR_END: main
