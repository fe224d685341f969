"""The least and greatest of ints and floats."""
def spread(values):
    return max(values) - min(values)


def clamp(value, low, high):
    return max(low, min(value, high))


readings = [3, 2.5, 7, 7.0, -1]
print(max(readings), min(readings), spread(readings))
print(max(2, 2.0), max(2.0, 2), min(2, 2.0), min(0, -0.5, 4))
print(clamp(5, 0, 3.5), clamp(2, 0, 3.5), clamp(-1, 0, 3.5))
print(max(len("abc"), 2.5), round(max(1, 2.75), 1))
totals = {"a": 3, "b": 2.5}
print(max(totals.values()), min(totals.values()), max(totals, key=totals.get))
print(sum(readings), sorted(readings), sorted(readings, reverse=True))
best = max((value, name) for name, value in [("x", 1), ("y", 4)])
print(best)
for value in readings:
    print(f"{value:>6} {value:.1f}", value * 2, value / 2)
