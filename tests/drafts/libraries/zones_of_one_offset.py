"""Times with an offset: made, moved to another zone, compared, shown."""
from datetime import date, datetime, timedelta, timezone



def deadline(start: datetime, hours: int) -> datetime:
    return start + timedelta(hours=hours)


start = datetime(2024, 3, 1, 23, 30, tzinfo=timezone.utc)
local = start.astimezone(timezone(timedelta(hours=5, minutes=30)))
print(start, local, local.isoformat())
print(local == start, local - start, int(start.timestamp()), local.utcoffset())
print(local.hour, local.date(), local.weekday(), f"{local:%d.%m.%Y %H:%M}")
print(deadline(local, 20), deadline(start, -24).isoformat())
print(datetime(2024, 1, 1, 8).replace(tzinfo=timezone.utc).isoformat())
print(start < deadline(start, 1), local.astimezone(timezone.utc), local.replace(tzinfo=None))
print(datetime(2024, 5, 1, 1, 2, 3, 250, tzinfo=timezone.utc), start.strftime("%Y-%m-%d %H:%M"))
