"""What a place held before a call changed it, and values that give nothing."""

from collections import Counter, defaultdict


class Walk:
    def __init__(self):
        self.n = 0
        self.seen = {"k": 0}
        self.marks = defaultdict(int)

    def rec(self, k):
        if k == 0:
            return 1
        self.n += self.rec(k - 1)
        return self.n + k

    def keyed(self, k):
        if k == 0:
            return 1
        self.seen["k"] += self.keyed(k - 1)
        return self.seen["k"] + k

    def hit(self, k):
        self.marks[k] += 1
        return self.marks[k]


walk = Walk()
print(walk.rec(3), walk.n, walk.keyed(3), walk.seen)
walk.marks["p"] += walk.hit("q")
walk.marks["p"] += walk.hit("p")
print(list(walk.marks.items()))

counted = Counter("aab")


def note(k):
    counted[k] += 1
    return counted[k]


counted["a"] += note("a")
print(dict(counted))

items = [1, 2]


def grow():
    items[0] = 100
    return 1


items[0] += grow()
print(items)


def outer():
    n = 1

    def inc():
        nonlocal n
        n += 10
        return 1

    n += inc()
    return n


print(outer())

read = defaultdict(int)
read["x"] += read["y"] + len(read)
print(dict(read))


def maybe(x):
    return x if x > 0 else None


def name(x):
    return "n" if x > 0 else None


def either(x, flag):
    if flag:
        return maybe(x)
    return name(x)


print(either(1, True), either(1, False), either(-1, True), either(-1, False))


def show(x):
    print("show", x)


def double(x):
    return x * 2


def call(name, x):
    handlers = {"show": show, "double": double}
    if name in handlers:
        return handlers[name](x)
    return "no"


print(call("show", 1), call("double", 2), call("other", 3))


def pair(n):
    print("pair", n)
    return (n, n + 1)


def longest(*pairs):
    best = ()
    for one in pairs:
        if len(one) > len(best):
            best = one
    return best


print(longest(pair(1), (1, 2, 3)), longest(pair(2)))
