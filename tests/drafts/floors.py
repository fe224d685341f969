def floors(low, high):
    return {x // 4 for x in range(low, high)}


print(sorted(floors(-9, 9)))
