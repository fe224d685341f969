# ANCHOR: zip
def table(names, points):
    return [f"{name} {point}" for name, point in zip(names, points)]


def columns(rows):
    return list(zip(*rows))
# ANCHOR_END: zip
# ANCHOR: main


print(table(["Ada", "Ben", "Cem"], [9, 7]))
print(columns([(1, 2), (3, 4)]))
# ANCHOR_END: main
