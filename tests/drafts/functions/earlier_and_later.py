from datetime import date, timedelta
def weeks(first, last):
    day = first - timedelta(days=first.weekday())
    while day <= last:
        yield day, min(day + timedelta(days=6), last)
        day += timedelta(weeks=1)
print([f"{a:%m-%d}..{b:%m-%d}" for a, b in weeks(date(2024, 1, 30), date(2024, 2, 16))])
def later(a: date, b: date) -> date:
    return max(a, b)
print(later(date(2024, 1, 30), date(2024, 2, 16)), min([date(2024, 1, 30), date(2023, 1, 1)]))
ds = [date(2024, 1, 30), date(2023, 1, 1)]
print(max(ds).isoformat(), sorted(ds)[0], min(ds, key=lambda d: d.day), (max(ds) - min(ds)).days)
def first(a: tuple[int, str], b: tuple[int, str]) -> tuple[int, str]:
    return min(a, b)
print(first((2, "b"), (2, "a")), max((1, "x"), (1, "y"), (0, "z")), max(timedelta(days=1), timedelta(hours=30)))
