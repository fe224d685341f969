"""Loops over a field that what they call looks at, or that may be left half way."""


class Queue:
    def __init__(self, names):
        self.names = names
        self.seen = []

    def note(self, name):
        self.seen.append(name)
        if len(self.names) < 5:
            self.names.append(name + "+")

    def grow(self):
        for name in self.names:
            self.note(name)

    def first(self, wanted):
        for name in self.names:
            self.mark(name)
            if name == wanted:
                return name
        return None

    def mark(self, name):
        self.seen.append(name)

    def check(self):
        for name in self.names:
            self.mark(name)
            self.refuse(name)

    def refuse(self, name):
        self.seen.append("?")
        if name == "bad":
            raise ValueError(name)


queue = Queue(["a", "bad"])
queue.grow()
try:
    queue.check()
except ValueError as error:
    print(error)
print(queue.first("bad"), queue.names, queue.seen)
