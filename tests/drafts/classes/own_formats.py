from dataclasses import dataclass
from datetime import date, datetime


@dataclass
class Trip:
    city: str
    start: date
    end: date

    def __format__(self, spec):
        pattern = spec or "%d.%m.%Y"
        return f"{self.city} {self.start.strftime(pattern)}-{self.end.strftime(pattern)}"

    def __str__(self):
        return f"Trip to {self.city}"


class Money:
    def __init__(self, cents: int):
        self.cents = cents

    def __format__(self, spec: str) -> str:
        if spec == "short":
            return f"{self.cents // 100}"
        return f"{self.cents / 100:.2f} EUR"


def show(d, pattern="%Y/%m/%d"):
    return d.strftime(pattern)


trip = Trip("Rome", date(2024, 5, 1), date(2024, 5, 12))
print(f"{trip}")
print(f"{trip:%d %b}|{trip:%A}")
print(trip, f"{trip!s}", str(trip))
m = Money(1999)
print(f"{m} {m:short}")
print(show(trip.start), show(trip.end, "%j"))
