"""Handlers that are taken out again, by what they are: functions, methods of objects, lambdas."""
class Topics:
    def __init__(self):
        self.listeners = {}

    def on(self, name, fn):
        self.listeners.setdefault(name, []).append(fn)

    def off(self, name, fn):
        if name in self.listeners and fn in self.listeners[name]:
            self.listeners[name].remove(fn)

    def emit(self, name, payload):
        for fn in list(self.listeners.get(name, [])):
            fn(payload)

def shout(text):
    print(text.upper() + "!")

def whisper(text):
    print(text.lower() + "...")

class Logger:
    def __init__(self, prefix):
        self.prefix = prefix
        self.lines = []
    def record(self, text):
        self.lines.append(f"{self.prefix}{text}")

topics = Topics()
log = Logger("> ")
topics.on("say", shout)
topics.on("say", whisper)
topics.on("say", log.record)
topics.emit("say", "Hello")
topics.off("say", shout)
topics.off("say", shout)
topics.emit("say", "Bye")
topics.emit("nothing", "x")
print(log.lines, len(topics.listeners["say"]))
