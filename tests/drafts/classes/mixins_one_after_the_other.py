class First:
    def who(self):
        return "first"

    def only_first(self):
        return self.who() + "!"


class Second:
    def who(self):
        return "second"

    def only_second(self):
        return self.who() + "?"


class Both(First, Second):
    pass


class Swapped(Second, First):
    def who(self):
        return "own"


class Temperature(First):
    def __init__(self, degrees):
        self.degrees = degrees

    def who(self):
        return f"{self.degrees} degrees"


b = Both()
s = Swapped()
print(b.who(), b.only_first(), b.only_second())
print(s.who(), s.only_first(), s.only_second())
print(Temperature(3).only_first())
