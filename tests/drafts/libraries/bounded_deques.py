from collections import deque


def smooth(values, size=3):
    window = deque(maxlen=size)
    out = []
    for v in values:
        window.append(v)
        out.append(sum(window) / len(window))
    return out


class Recent:
    def __init__(self, size):
        self.entries = deque(maxlen=size)
        self.seen = 0

    def push(self, item):
        self.seen += 1
        self.entries.append(item)

    def newest(self):
        return self.entries[-1] if self.entries else None

    def is_full(self):
        return len(self.entries) == self.entries.maxlen

    def __iter__(self):
        return iter(list(self.entries))


last = deque(maxlen=3)
for i in range(6):
    last.append(i * i)
print(list(last), len(last), last[0], last[-1], last.maxlen)
print([round(x, 2) for x in smooth([1, 2, 3, 4, 10])])
r = Recent(2)
print(r.newest(), r.is_full())
for w in ["a", "b", "c"]:
    r.push(w)
print(r.newest(), r.is_full(), r.seen, list(r.entries))
back = deque(maxlen=2)
for c in "xyz":
    back.appendleft(c)
print(list(back))
none = deque(maxlen=0)
none.append(1)
print(len(none))
