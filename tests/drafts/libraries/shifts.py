from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class Shift:
    worker: str
    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def overlaps(self, other: "Shift") -> bool:
        return self.start < other.end and other.start < self.end


def parse(line: str) -> Shift:
    worker, day, begin, finish = line.split()
    start = datetime.strptime(f"{day} {begin}", "%Y-%m-%d %H:%M")
    end = datetime.strptime(day + " " + finish, "%Y-%m-%d %H:%M")
    if end <= start:
        end += timedelta(days=1)
    return Shift(worker, start, end)


LINES = ["ann 2024-03-30 22:00 06:15", "bob 2024-03-31 05:30 13:00", "cid 2024-02-28 23:45 00:15", "dan 2024-13-01 10:00 11:00"]
shifts = []
for line in LINES:
    try:
        shifts.append(parse(line))
    except ValueError as error:
        print("bad line:", error)
total = timedelta()
for shift in shifts:
    print(shift.worker, shift.start, shift.end, shift.length, shift.length.total_seconds() / 3600)
    total += shift.length
print("total", total, total.days, total.seconds)
print(shifts[0].overlaps(shifts[1]), shifts[0].overlaps(shifts[2]))
print(shifts[0].start.strftime("%d/%m/%y %I:%M %p"), shifts[2].end.date(), shifts[2].end.time())
print(max(shifts, key=lambda s: s.length).worker)
