"""Methods with the names that Rust has for the operators of the class."""


class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def add(self, *items):
        self.items.extend(items)
        return self

    def __add__(self, other):
        return Bag(*self.items, *other.items)

    def sub(self, item):
        self.items.remove(item)

    def __sub__(self, other):
        return Bag(*[it for it in self.items if it not in other.items])


bag = Bag("a", "b")
bag.add("c", "d").add("e")
bag.sub("b")
both = bag + Bag("z")
print(bag.items, both.items, (both - bag).items)
