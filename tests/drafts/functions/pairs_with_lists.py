"""Pairs of a dict that hold lists, listed before the loop changes the dict."""


def knapsack(items, capacity):
    best = {0: (0, [])}
    for name, weight, value in items:
        for used, (total, names) in list(best.items()):
            new = used + weight
            if new <= capacity and (new not in best or best[new][0] < total + value):
                best[new] = (total + value, names + [name])
    return max(best.values(), key=lambda pair: pair[0])


def grown(groups: dict[str, list[int]]) -> dict[str, list[int]]:
    for key, values in list(groups.items()):
        groups[key + "x"] = values + [9]
        if not values:
            del groups[key]
    return groups


print(knapsack([("a", 3, 4), ("b", 4, 5), ("ç", 2, 3)], 6), knapsack([], 3))
print(grown({"a": [1, 2], "b": []}))
