"""Handlers that are compared by what they are, two lambdas of one text among them."""


class Bus:
    def __init__(self):
        self.handlers = []
    def on(self, handler):
        self.handlers.append(handler)
        return handler
    def off(self, handler):
        self.handlers = [h for h in self.handlers if h is not handler]
    def send(self, n):
        return [handler(n) for handler in self.handlers]
def double(n):
    return n * 2
bus = Bus()
first = bus.on(lambda n: n + 1)
bus.on(double)
second = bus.on(lambda n: n + 1)
print(bus.send(5))
bus.off(second)
print(bus.send(5))
bus.off(double)
bus.off(double)
print(bus.send(5), first is second, first == first)
