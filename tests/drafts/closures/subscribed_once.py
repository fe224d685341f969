"""A method of an object that is handed on more than once is one handler."""


class Log:
    def __init__(self):
        self.lines = []
    def write(self, text):
        self.lines.append(text)
class Bus:
    def __init__(self):
        self.handlers = []
    def on(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)
    def off(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)
    def send(self, text):
        for handler in self.handlers:
            handler(text)
log = Log()
bus = Bus()
bus.on(log.write)
bus.on(log.write)
bus.send("one")
bus.off(log.write)
bus.send("two")
print(log.lines, len(bus.handlers))
