# ANCHOR: compare
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, major, minor, label):
        # PAIR: fields
        self.major, self.minor, self.label = major, minor, label

    def key(self):
        # PAIR: key
        return self.major, self.minor

    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __hash__(self):
        return hash(self.key())
# ANCHOR_END: compare


# ANCHOR: arithmetic
class Money:
    def __init__(self, cents):
        # PAIR: cents
        self.cents = cents

    def __add__(self, other):
        # PAIR: sum
        return Money(self.cents + other.cents)

    def __mul__(self, times):
        # PAIR: product
        return Money(self.cents * times)
# ANCHOR_END: arithmetic
# ANCHOR: main


versions = {Version(1, 9, "old"), Version(1, 10, "new"), Version(1, 9, "again")}
print(len(versions), max(versions).label, Version(1, 9, "a") == Version(1, 9, "b"))
price = Money(150)
print((price + price * 2).cents)
# ANCHOR_END: main
