def ema(alpha):
    level = None
    while True:
        value = yield level
        if level is None:
            level = float(value)
        else:
            level = alpha * value + (1 - alpha) * level


def counter(start=0):
    """Counts what it is sent."""
    total = start
    calls = 0
    while True:
        amount = yield total
        calls += 1
        total += amount
        if calls % 2 == 0:
            print("even call", calls)


def printer(prefix):
    print("ready", prefix)
    while True:
        line = yield
        words = line.split()
        print(prefix, len(words), words[0] if words else "-")


def maximum():
    best = 0
    while True:
        n = yield best
        best = max(best, n)


e = ema(0.5)
next(e)
print([e.send(v) for v in [10, 20, 30]])
c = counter(100)
next(c)
for n in (5, -3, 8):
    print(c.send(n))
c.close()
p = printer(">")
next(p)
p.send("hello big world")
p.send("")
p.close()
m = maximum()
m.send(None)
print(m.send(3), m.send(1), m.send(7))


def run():
    mean = running()
    next(mean)
    results = []
    for v in (10, 20, 60):
        results.append(mean.send(v))
    return results


def running():
    total, count = 0.0, 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


print(run())
