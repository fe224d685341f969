# ANCHOR: datetime
from datetime import date, datetime, timedelta


def due(start, days):
    return (start + timedelta(days=days)).strftime("%A, %d.%m.%Y")


def minutes_between(first, second):
    between = datetime.fromisoformat(second) - datetime.fromisoformat(first)
    return between // timedelta(minutes=1)
# ANCHOR_END: datetime
# ANCHOR: main


print(due(date(2024, 2, 20), 10))
print(
    minutes_between("2024-03-01T09:15", "2024-03-02T08:00"),
    minutes_between("2024-03-01T09:15:30", "2024-03-01T09:15:00"),
)
# ANCHOR_END: main
