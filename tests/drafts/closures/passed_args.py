"""`*args` and `**kwargs` that are passed on, with one count in all calls."""


class Hooks:
    def __init__(self):
        self.hooks = {}
    def register(self, name, fn):
        self.hooks.setdefault(name, []).append(fn)
    def fire(self, name, *args, **kwargs):
        results = []
        for fn in self.hooks.get(name, []):
            results.append(fn(*args, **kwargs))
        return results
def area(w, h):
    return w * h
def perimeter(w, h):
    return 2 * (w + h)
h = Hooks()
h.register("size", area)
h.register("size", perimeter)
h.register("sum", lambda w, h: w + h)
print(h.fire("size", 2, 3), h.fire("sum", 4, 5), h.fire("none", 1, 1))


def call_twice(fn, *args):
    return fn(*args), fn(*args)
def once(fn, *args):
    print("calling")
    return call_twice(fn, *args)
def plus(a, b):
    return a + b
print(once(plus, 1, 2))
print(call_twice(lambda a, b: a * b, 3, 4))


class Sender:
    def __init__(self):
        self.subs = []
        self.sent = 0
    def subscribe(self, fn):
        self.subs.append(fn)
    def publish(self, *args, **kwargs):
        self.sent += 1
        for fn in list(self.subs):
            fn(*args, **kwargs)
class Stats:
    def __init__(self):
        self.rows = []
    def record(self, kind, size):
        self.rows.append((kind, size))
bus = Sender()
stats = Stats()
bus.subscribe(stats.record)
bus.subscribe(lambda kind, size: print(kind, "is", size))
bus.publish("a", size=3)
bus.publish("b", size=5)
print(stats.rows, bus.sent)
