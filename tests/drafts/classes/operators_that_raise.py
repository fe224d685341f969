"""Amounts of one currency each: an operator raises where two of them meet."""
from functools import total_ordering


class CurrencyError(ValueError):
    pass


@total_ordering
class Amount:
    def __init__(self, cents, currency="EUR"):
        self.cents = cents
        self.currency = currency

    def _check(self, other):
        if self.currency != other.currency:
            raise CurrencyError(f"{self.currency} and {other.currency}")

    def __add__(self, other):
        if not isinstance(other, Amount):
            return NotImplemented
        self._check(other)
        return Amount(self.cents + other.cents, self.currency)

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Amount(-self.cents, self.currency)

    def __mul__(self, factor):
        return Amount(self.cents * factor, self.currency)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, Amount):
            return NotImplemented
        return (self.cents, self.currency) == (other.cents, other.currency)

    def __lt__(self, other):
        if not isinstance(other, Amount):
            return NotImplemented
        self._check(other)
        return self.cents < other.cents

    def __hash__(self):
        return hash((self.cents, self.currency))

    def __str__(self):
        return f"{self.cents / 100:.2f} {self.currency}"


def spread(amounts):
    return max(amounts) - min(amounts)


a = Amount(1250)
b = Amount(399)
foreign = Amount(1, "USD")
print(a + b, a - b, 3 * b, -a)
print(a > b, a <= b, a >= b, a < b, a == Amount(1250), a != b, a == 1250, a != "x")
print(max([a, b]), min([a, b]), spread([a, b, Amount(500)]))
print(sum([a, b], Amount(0)), sum((it * 2 for it in [a, b]), start=Amount(1)))
for other in [b, foreign]:
    try:
        print(a + other, other < a)
    except CurrencyError as error:
        print("error:", error)
try:
    print(max([a, foreign]))
except ValueError as error:
    print("error:", error)
try:
    print(spread([]))
except ValueError:
    print("nothing to compare")
try:
    print(sum([a, foreign], Amount(0)))
except ValueError as error:
    print("error:", error)
total = Amount(0)
try:
    for amount in [a, b, foreign]:
        total += amount
except CurrencyError as error:
    print(total, "then", error)
