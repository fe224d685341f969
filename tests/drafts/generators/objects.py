"""Generators that values are sent to and that give some back."""
import heapq


def coroutine(func):
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        next(generator)
        return generator

    return start


@coroutine
def printer(prefix):
    while True:
        item = yield
        print(prefix, item)


@coroutine
def doubler(target):
    seen = 0
    while True:
        number = yield
        if number < 0:
            continue
        seen += 1
        target.send(number * 2 + seen)


def running_total(start):
    total = start
    while True:
        amount = yield total
        total += amount


def countdown(n):
    while n > 0:
        reset = yield n
        if reset is not None:
            n = reset
        else:
            n -= 1
    print("done")


class Scheduler:
    def __init__(self):
        self.now = 0
        self.made = 0
        self.waiting = []

    def later(self, delay, action):
        self.made += 1
        heapq.heappush(self.waiting, (self.now + delay, self.made, action))

    def run(self):
        while self.waiting:
            now, _, action = heapq.heappop(self.waiting)
            self.now = now
            action()


def main():
    scheduler = Scheduler()
    for delay in [5, 2, 9, 2, 1, 7, 5]:
        scheduler.later(delay, lambda: print("at", scheduler.now))
    scheduler.run()


out = printer("out:")
twice = doubler(out)
for i in [1, -1, 4]:
    twice.send(i)
total = running_total(10)
print(next(total), total.send(5), total.send(7))
total.close()
count = countdown(3)
print(next(count), next(count))
print(count.send(2), next(count))
try:
    next(count)
except StopIteration:
    print("stopped")
main()
