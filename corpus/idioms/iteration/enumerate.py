# ANCHOR: enumerate
def numbered(lines):
    return [f"{number}: {line}" for number, line in enumerate(lines, start=1)]


def position(seats, name):
    for index, seat in enumerate(seats):
        if seat == name:
            return index
    return None
# ANCHOR_END: enumerate
# ANCHOR: main


print(*numbered(["buy", "cook"]), sep="\n")
print(position(["Ada", "Ben"], "Ben"))
# ANCHOR_END: main
