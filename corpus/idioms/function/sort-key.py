# ANCHOR: sort
def ranking(players):
    ordered = sorted(players, key=lambda player: (-player[1], player[0]))
    return [name for name, _ in ordered]


def youngest(ages):
    return min(ages, key=ages.get)
# ANCHOR_END: sort


# ANCHOR: main
print(*ranking([("Cem", 7), ("Ada", 9), ("Ben", 9)]))
print(youngest({"Ada": 36, "Ben": 21}))
# ANCHOR_END: main
