"""Prices and taxes."""
from collections import defaultdict
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

CENT = Decimal("0.01")
WHOLE = Decimal("1")


class Rate:
    DEFAULT = Decimal("0.19")

    def __init__(self, more):
        self.rate = self.DEFAULT + more

    def of(self, amount):
        return (amount * self.rate).quantize(CENT, rounding=ROUND_HALF_UP)


def parse(text):
    try:
        return Decimal(text)
    except InvalidOperation as err:
        print("bad amount", repr(text), err)
        return None


def split(total, n):
    share = (total / n).quantize(CENT, rounding=ROUND_DOWN)
    shares = [share] * n
    shares[0] += total - share * n
    return shares


def main():
    amounts = []
    for text in ["10.00", " 3.5 ", "abc", "1_000", "", "-2.25", ".5"]:
        amount = parse(text)
        if amount is not None:
            amounts.append(amount)
    for a in amounts:
        print(a, Rate(Decimal("0.01")).of(a), f"{a:>10}", f"{a:10.2f}|", a < 0, a == 10)
    print(sum(amounts), sum(amounts, Decimal("0.000")), sum((a * 2 for a in amounts), Decimal(0)))
    print(split(Decimal("100.00"), 3), split(Decimal("0.05"), 2))
    by = defaultdict(Decimal)
    for i, a in enumerate(amounts):
        by["even" if i % 2 == 0 else "odd"] += a
    print(dict(by), by["even"] > 5)
    print(Decimal("10") / 3, Decimal("2") / 3, Decimal("10.00") / 4, Decimal("1") / Decimal("8"), 7 / Decimal("2"))
    print(Decimal("7.50") % 2, -Decimal("1.50"), abs(Decimal("-2.0")), round(Decimal("2.675"), 2), round(Decimal("2.5")))
    print(int(Decimal("12.9")), float(Decimal("0.1")) + 0.2, str(Decimal("1.10")), Decimal("12345.678").quantize(WHOLE))
    print(max(amounts), min(amounts), sorted(amounts)[:2], f"{Decimal('1234567.891'):,.2f}")
    print(3 * Decimal("1.10"), Decimal("1.10") * 3, 1 + Decimal("0.5"), Decimal("5") - 1)


main()
