"""`int`, `round` and `math.floor` of floats, where handlers see what has no integer."""
import math


def cents(x: float) -> int:
    return round(x * 100)


def whole(x: float) -> int:
    return int(x * 10)


def low(x: float) -> int:
    return math.floor(x)


class Account:
    def __init__(self, amount: float, rate: float):
        self.cents = round(amount * 100)
        self.rate = rate

    def interest(self) -> int:
        if self.cents < 0:
            raise ValueError("negative")
        return int(self.cents * self.rate)

    def shares(self, count: int) -> tuple[int, int]:
        return round(self.cents / 2), int(self.cents * 0.3 / count)


for x in (1.25, -0.5, 2.675, float("nan"), float("inf"), -math.inf):
    try:
        print(cents(x), whole(x), low(x))
    except ValueError as error:
        print("value:", error)
    except OverflowError as error:
        print("overflow:", error)
for amount, rate in [(10.5, 0.1), (-1.0, 0.5), (3.333, float("nan"))]:
    try:
        account = Account(amount, rate)
        print(account.shares(3), account.interest())
    except ValueError as error:
        print(error)
try:
    print(Account(1.0, 0.0).shares(0))
except ZeroDivisionError as error:
    print(error)
