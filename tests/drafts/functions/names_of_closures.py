order = ["low", "mid", "high"]
for it in ["mid", "high"]:
    print(order.index(it), order.count(it), [x for x in order if x != it])
print(sorted(["high", "low"], key=lambda it: order.index(it)))
def f(it: str, xs: list[str]) -> int:
    return xs.index(it) + sum(1 for x in xs if x == it)
print(f("mid", order))
print(sorted(["high", "low"], key=lambda x: order.index(x)))
print(max(["high", "low"], key=lambda x: order.index(x)), min(["high", "low"], key=order.index))
it = iter(order)
print(next(it), [x for x in it])
names = ["ann", "bob"]
print(sorted(names, key=lambda n: sum(1 for m in names if m < n)), list(map(names.index, ["bob"])))
print(list(filter(lambda n: names.index(n) > 0, names)), [x for x in names if order.count(x) == 0])

def lookup(groups: dict[str, list[int]], items: int, key: str) -> bool:
    return items in groups.get(key, [])


print(lookup({"x": [1, 2]}, 2, "x"), lookup({}, 1, "y"))
