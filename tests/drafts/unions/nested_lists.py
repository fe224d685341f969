def flatten(items: list[int | list]) -> list[int]:
    result = []
    for item in items:
        if isinstance(item, list):
            result.extend(flatten(item))
        else:
            result.append(item)
    return result


def depth(item) -> int:
    if isinstance(item, list):
        return 1 + max((depth(i) for i in item), default=0)
    return 0


print(flatten([1, [2, [3, 4]], 5, [[6]]]))
print(depth([1, [2, [3]]]))
