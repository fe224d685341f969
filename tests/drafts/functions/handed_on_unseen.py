"""Parameters that nobody looks at: hooks that do nothing with them, and functions that only hand them on."""


class Watcher:
    def __init__(self):
        self.count = 0

    def walk(self, frame):
        self.line(frame)
        self.line(frame)

    def line(self, frame):
        """Called for each line."""
        self.count += 1

    def far(self, frame):
        self.walk(frame)
        self.call(frame, b=2)

    def call(self, frame, b):
        print("ok", b)

    def turns(self, frame, n):
        if n > 0:
            self.line(frame)
            self.turns(frame, n - 1)

    def again(self, frame):
        self.line(frame)
        frame = 3
        return frame


def ignore(thing):
    return 7


def pass_on(a, b):
    ignore(a)
    return ignore(b) - ignore(b)


def by_name(*, thing):
    return pass_on(b=thing, a=thing)

