"""Functions of which Rust would not know whether they are one: put in by two functions, or methods of two names."""


class Bus:
    def __init__(self):
        self.handlers = []
    def on(self, handler):
        self.handlers.append(handler)
    def off(self, handler):
        self.handlers.remove(handler)
def shout(text):
    print(text.upper())
def attach(bus):
    bus.on(shout)
def detach(bus):
    bus.off(shout)
bus = Bus()
attach(bus)
attach(bus)
detach(bus)
for h in bus.handlers:
    h("x")


class Log:
    def __init__(self, name):
        self.name = name
        self.n = 0
    def write(self, text):
        self.n += 1
writers = []
a = Log("a")
b = a
writers.append(a.write)
print(b.write in writers)
c = Log("c")
writers.append(c.write)
writers.remove(c.write)
print(len(writers))
