"""A function that takes out what was put in."""


class Bus:
    def __init__(self):
        self.fns = []
    def on(self, fn):
        self.fns.append(fn)
        def cancel():
            self.fns.remove(fn)
        return cancel
    def emit(self, v):
        for fn in list(self.fns):
            fn(v)
bus = Bus()
c = bus.on(lambda v: print("a", v))
bus.on(lambda v: print("b", v))
bus.emit(1)
c()
bus.emit(2)
