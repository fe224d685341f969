# ANCHOR: operators
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, times):
        return Money(self.cents * times)

    def __eq__(self, other):
        return self.cents == other.cents
# ANCHOR_END: operators
# ANCHOR: main


price = Money(150)
total = price + price * 2
print(total.cents, total == Money(450))
# ANCHOR_END: main
