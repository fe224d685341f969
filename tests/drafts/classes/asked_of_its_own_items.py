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
