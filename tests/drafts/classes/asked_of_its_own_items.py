"""A method that changes the instance is called for each item of a list that the instance has."""


class Meter:
    def __init__(self):
        self.items = [3, -1, 0]
        self.names = ["é", "", "b"]
        self.log = []

    def ask(self, item):
        self.log.append(item)
        return item + len(self.log)

    def named(self, name):
        self.log.append(len(name))
        return name + "!"

    def run(self):
        asked = [self.ask(item) for item in self.items]
        total = sum(self.ask(item) for item in self.items if item)
        for item in [self.ask(item) for item in self.items]:
            self.items.append(item)
        some = any(self.ask(item) > 20 for item in self.items)
        names = [self.named(name) for name in self.names]
        return asked, total, some, names


meter = Meter()
print(meter.run())
print(meter.items, meter.names, meter.log)


class Cart:
    def __init__(self):
        self.lines = {"ab": 2, "é": 5}
        self.rows = [("x", 1), ("", -2)]
        self.log = []

    def price(self, name):
        self.log.append(name)
        return len(name) * 10

    def total(self):
        return sum(self.price(name) * count for name, count in self.lines.items())

    def listed(self):
        return [f"{name}{self.price(name)}" for name, count in self.rows if count > -5]

    def table(self):
        return {name: self.price(name) for name, count in self.lines.items()}


cart = Cart()
print(cart.total(), cart.listed(), cart.table(), cart.log, cart.lines, cart.rows)
