"""Functions of one value that give different things, or nothing; defaults that are functions."""


class Column:
    def __init__(self, name, reduce=sum, unit=""):
        self.name = name
        self.reduce = reduce
        self.unit = unit

    def summary(self, rows):
        values = [row[self.name] for row in rows]
        return f"{self.name}: {self.reduce(values)}{self.unit}"


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, topic, handler):
        self.handlers.setdefault(topic, []).append(handler)

    def emit(self, topic, text):
        for handler in self.handlers.get(topic, []):
            handler(text)

    def ask(self, topic, text):
        answers = []
        for handler in self.handlers.get(topic, []):
            answer = handler(text)
            if answer is not None:
                answers.append(answer)
        return answers


def shout(text):
    print(text.upper())


def count(text):
    print("counted", text)
    return len(text)


def size(text):
    return len(text)


def maybe(text):
    if text.startswith("a"):
        return None
    return 100


def threshold(limit):
    def check(text):
        return len(text) if len(text) > limit else None
    return check


rows = [{"a": 1, "b": 7}, {"a": 5, "b": 2}, {"a": 3, "b": 9}]
for column in [Column("a"), Column("b", max, " kg"), Column("a", reduce=min), Column("b", len), Column("b", lambda v: v[0])]:
    print(column.summary(rows))
bus = Bus()
bus.on("say", shout)
bus.on("say", count)
bus.emit("say", "hello")
bus.emit("nothing", "hello")
asking = Bus()
asking.on("size", size)
asking.on("size", maybe)
asking.on("size", threshold(4))
print(asking.ask("size", "abc"), asking.ask("size", "hello"), asking.ask("none", ""))
print(count("direct") + size("four"))
