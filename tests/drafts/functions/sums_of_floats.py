"""Sums of floats, of which there may be none."""
import json


def total(prices: list[float]) -> float:
    return sum(prices)


def average(values):
    return sum(values) / len(values) if values else 0.0


def report(rows: dict[str, list[float]]) -> None:
    for name, values in rows.items():
        whole = sum(values)
        print(name, whole, f"{whole:.2f}", round(whole, 1), sum(v * 2 for v in values if v > 1), average(values))


print(total([]), total([1.5, 2.5]), sum([0.5, 0.25]))
report({"none": [], "one": [3.0], "some": [0.1, 0.2, 4.75]})
running = 0
for prices in ([], [2.5], [], [1.5, 1.5]):
    running += total(prices)
    print(running, total(prices) == 0, total(prices) > 1)
print(json.dumps({"empty": total([]), "some": total([1.25]), "all": [total([]), total([2.0])]}))
print([total(it) for it in ([], [1.0])], str(total([])) + "!", -total([]), abs(total([-2.0])))
