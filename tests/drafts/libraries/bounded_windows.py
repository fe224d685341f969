from collections import deque


def pairs(items):
    recent = deque([], maxlen=2)
    for item in items:
        recent.append(item)
        if len(recent) < 2:
            continue
        a, b = recent[0], recent[1]
        yield a, b


class Limiter:
    MAX = 2

    def __init__(self, max_calls, period):
        self.max_calls = max_calls
        self.period = period
        self.calls = deque()

    def allow(self, now):
        while self.calls and now - self.calls[0] >= self.period:
            self.calls.popleft()
        if len(self.calls) < self.max_calls:
            self.calls.append(now)
            return True
        return False


print(list(pairs([1, 2, 3])))
limiter = Limiter(2, 10)
print([limiter.allow(t) for t in (0, 1, 2, 11, 12)])


class Log:
    def __init__(self):
        self._lines = deque(maxlen=3)

    def add(self, line):
        self._lines.append(line)

    def tail(self):
        return list(self._lines)

    def __len__(self):
        return len(self._lines)


log = Log()
for n in range(5):
    log.add(f"line {n}")
print(log.tail(), len(log))
