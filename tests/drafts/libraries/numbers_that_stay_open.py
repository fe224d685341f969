"""Numbers that JSON has no form for, dates beyond the last one, and a list that sees itself grow."""
import json
from datetime import date, timedelta


def later(day, days):
    try:
        return day + timedelta(days=days)
    except OverflowError as err:
        print("none:", err)
        return day


def grow(found, words):
    found.extend(word for word in words if word not in found)
    return found


print(json.dumps([1.5, float("inf"), float("nan")]))
print(json.dumps({"x": 0.5}))
print(later(date(2024, 1, 1), 10), later(date(2024, 1, 1), 10_000_000))
print(grow(["a"], ["b", "b", "a"]))
