"""Dicts and lists that a loop goes through a copy of, and changes."""
class Box:
    def __init__(self):
        self.items = {"a": 1, "b": 2}

    def prune(self):
        for name, n in list(self.items.items()):
            if n > 1:
                del self.items[name]

    def grow(self):
        for n in tuple(self.items.values()):
            self.items[str(n)] = n + 1

    def other(self):
        for name, n in list(self.items.items()):
            self.drop(name)

    def drop(self, name):
        self.items.pop(name, None)


def gen():
    for i in range(3):
        print("gen", i)
        yield i


def shout(x):
    print("shout", x)
    return x * 2


box = Box()
box.prune()
box.grow()
print(box.items)
box.other()
print(box.items)
for x in list(gen()):
    print("got", x)
for x in list(map(shout, [1, 2])):
    print("got", x)
for x in [shout(y) for y in [5, 6]]:
    print("got", x)
for x in sorted(gen()):
    print("got", x)
for x in list(enumerate("ab")):
    print(x)
xs = [1, 2]
for i, x in list(enumerate(xs)):
    xs.append(x + i)
print(xs)
for a, b in list(zip(xs, xs[1:])):
    xs.append(a + b)
print(xs)
for a in list(reversed(xs)):
    xs.append(a)
print(xs)
for a in list(x for x in xs if x > 1):
    xs.append(a)
print(xs)
print(xs)
