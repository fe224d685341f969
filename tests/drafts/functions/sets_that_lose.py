"""`difference_update` and `intersection_update`."""


def order(deps: dict[str, list[str]]) -> list[str]:
    remaining = {name: set(needs) for name, needs in deps.items()}
    done: list[str] = []
    while remaining:
        ready = sorted(name for name, needs in remaining.items() if not needs)
        if not ready:
            raise ValueError("cycle among " + ", ".join(sorted(remaining)))
        done.extend(ready)
        for name in ready:
            del remaining[name]
        for needs in remaining.values():
            needs.difference_update(ready)
    return done


print(order({"app": ["db", "log"], "db": ["log"], "log": [], "é": []}), order({}))
try:
    order({"a": ["b"], "b": ["a"], "c": []})
except ValueError as error:
    print(error)
numbers = {1, 2, 3, 4, 5}
numbers.difference_update([9, 2], )
numbers.difference_update(x * x for x in range(3))
print(sorted(numbers))
kept = {3, 4, 10}
numbers.intersection_update(kept)
print(sorted(numbers), sorted(kept))
kept.difference_update(numbers)
print(sorted(kept))
