"""Keywords behind `*rest`, and literals by keyword in another order: each argument is evaluated as it is written."""
log = []


def note(x):
    log.append(x)
    return x


def g(*parts, off=0, scale=1):
    return (sum(parts) - off) * scale


def h(a, b=2, *, key=None):
    return (a, b, key)


class Bundle:
    def __init__(self, *parts, off=0):
        self.parts = parts
        self.off = off

    def price(self):
        return sum(self.parts) - self.off


print(g(note(1), note(2), off=2), g(), g(scale=3), g(5, scale=note(2), off=-1))
print(h(note(1), key="k"), h(b=3, a=note(9)))
print(Bundle(note(4), note(-4), off=1).price(), Bundle(off=note(7)).price())
print(log)
