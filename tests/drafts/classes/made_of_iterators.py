"""Instances that are made of what an iterator gives."""
class Readings:
    def __init__(self, values_):
        self.values_ = list(values_)


def parsed(text):
    for part in text.split():
        yield int(part)


def total(values):
    return sum(values)


def show(rows):
    for a, b in rows:
        print(a, b)


print(Readings(parsed("1 2 3")).values_)
print(Readings(n * 2 for n in range(3)).values_)
print(total(map(int, "1 2".split())))
show(zip("ab", [1, 2]))
show({"x": 1}.items())
show([("q", 7)])
