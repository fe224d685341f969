"""Functions of the module that change its variables, handed on."""


class EventBus:
    def __init__(self):
        self.handlers = {}

    def on(self, name, handler):
        self.handlers.setdefault(name, []).append(handler)

    def emit(self, name, value):
        for handler in self.handlers.get(name, []):
            handler(value)


received = []
totals = {"sum": 0}


def store(value):
    received.append(value)


def add(value):
    totals["sum"] += value


bus = EventBus()
bus.on("data", store)
bus.on("data", add)
bus.on("data", lambda v: print("got", v))
bus.emit("data", 3)
bus.emit("data", 4)
bus.emit("nothing", 1)
print(received, totals["sum"])
