"""Loops that take something out of what they go through, and go on or look at it."""


class Bag:
    def __init__(self):
        self.names = ["aa", "ab", "ac", "b"]
        self.table = {"one": 1, "two": 2}

    def skip(self, letter):
        for at, name in enumerate(self.names):
            if name.startswith(letter):
                del self.names[at]

    def maybe(self, letter):
        for at, name in enumerate(self.names):
            if name.startswith(letter):
                del self.names[at]
                if at > 0:
                    return at
        return None

    def drop(self, name):
        for other in self.names:
            if other == name:
                self.names.remove(other)
                return other
        return None

    def drop_key(self, limit):
        for key, value in self.table.items():
            if value > limit:
                del self.table[key]
                return key
        return None


bag = Bag()
bag.skip("a")
print(bag.names, bag.maybe("b"), bag.maybe("a"), bag.names, bag.drop("x"))
print(bag.drop_key(1), bag.table)
