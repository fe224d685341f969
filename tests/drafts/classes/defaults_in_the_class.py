"""What the body of a class gives a name, an instance has until it is assigned another."""


class Table:
    width = None
    title = "t"
    ratio = 0.5
    rows = 0

    def __init__(self, source):
        self.source = source

    def size(self):
        if self.width is None:
            self.width = 5
        return self.width

    def grow(self, by):
        self.rows += by
        return self


class Timer:
    started = None
    label = None

    def __init__(self, step):
        self.step = step

    def start(self, at, label=None):
        self.started = at
        if label is not None:
            self.label = label

    def elapsed(self, now):
        if self.started is None:
            return -1
        return now - self.started


t = Table(3)
print(t.width, t.title, t.ratio, t.rows)
print(t.size(), t.width, t.source)
t.title = "other"
t.ratio = 2.5
t.grow(2).grow(3)
print(t.title, t.ratio, t.rows)
u = Table(4)
print(u.width, u.title, u.ratio, u.rows, u.source)
timer = Timer(2)
print(timer.elapsed(4), timer.started, timer.label)
timer.start(3)
print(timer.elapsed(10), timer.started, timer.label, timer.step)
timer.start(0, "again")
print(timer.elapsed(-2), timer.started, timer.label)
