"""Month arithmetic and a little billing calendar."""
import datetime
from collections import defaultdict
from typing import Optional


def first_of_next_month(day: datetime.date) -> datetime.date:
    if day.month == 12:
        return datetime.date(day.year + 1, 1, 1)
    return datetime.date(day.year, day.month + 1, 1)


def last_of_month(day: datetime.date) -> datetime.date:
    return first_of_next_month(day) - datetime.timedelta(days=1)


def find(days: list[datetime.date], year: int) -> Optional[datetime.date]:
    for day in days:
        if day.year == year:
            return day
    return None


class Invoice:
    def __init__(self, number, issued, days=30):
        self.number = number
        self.issued = issued
        self.due = issued + datetime.timedelta(days=days)
        self.paid = None

    def pay(self, day):
        self.paid = day

    def status(self, today):
        if self.paid is not None:
            late = (self.paid - self.due).days
            return "late by %d days" % late if late > 0 else "paid"
        return "overdue" if today > self.due else "open"


invoices = [Invoice(1, datetime.date(2024, 1, 31)), Invoice(2, datetime.date(2024, 2, 1), 14), Invoice(3, datetime.date(2024, 3, 1))]
invoices[0].pay(datetime.date(2024, 3, 5))
today = datetime.date(2024, 3, 10)
by_month = defaultdict(list)
for invoice in invoices:
    by_month[invoice.due.strftime("%Y-%m")].append(invoice.number)
    print(invoice.number, invoice.due, invoice.status(today))
print(dict(by_month))
day = datetime.date(2024, 1, 31)
while day.year == 2024 and day.month < 6:
    print(day, last_of_month(day).day, end="; ")
    day = first_of_next_month(day)
print()
print(find([today, day], 2024), find([today], 2025))
seen = {today, day, today}
print(len(seen), today in seen)
