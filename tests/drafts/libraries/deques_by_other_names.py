"""A deque by another name, and a class of the file's own that is called so."""
from collections import deque as ring


class deque:
    def __init__(self, maxlen):
        self.maxlen_ = maxlen
        self.items = []

    def append(self, item):
        self.items.append(item)

    def popleft(self):
        return self.items.pop(0)

    def __len__(self):
        return len(self.items)


class Log:
    def __init__(self):
        self.lines = ring(maxlen=2)

    def add(self, line):
        self.lines.append(line)


log = Log()
own = deque(maxlen=2)
for n in range(4):
    log.add(n)
    own.append(n)
print(list(log.lines), len(log.lines))
print(len(own), own.popleft())
