"""Goods and services, with what they have in common in mixins."""


class Described:
    """Says what it is."""

    def describe(self):
        return f"<{self.__class__.__name__} {self.name}>"

    def __str__(self):
        return self.describe()


class Taxed:
    tax = 0.25

    def gross(self):
        return self.net() * (1 + self.tax)

    @property
    def is_dear(self):
        return self.gross() > 100


class Product(Described, Taxed):
    def __init__(self, name, price):
        self.name = name
        self.price = price

    def net(self):
        return self.price


class Service(Described, Taxed):
    tax = 0.5

    def __init__(self, name, hours, rate=50):
        self.name = name
        self.hours = hours
        self.rate = rate

    def net(self):
        return self.hours * self.rate

    def describe(self):
        return f"{type(self).__name__}: {self.name}"


chair = Product("chair", 40.0)
repair = Service("repair", 3)
print(chair.describe(), chair.net(), chair.gross(), chair.is_dear)
print(repair.describe(), repair.net(), repair.gross(), repair.is_dear)
print(chair, repair, Product.tax, Service.tax)
