from queue import Queue
from threading import Thread


class Stage(Thread):
    def __init__(self, source, out, work):
        super().__init__(daemon=True)
        self.source = source
        self.out = out
        self.work = work

    def run(self):
        while True:
            item = self.source.get()
            if item is None:
                self.out.put(None)
                return
            self.out.put(self.work(item))


def double(x):
    return x * 2


def inc(x):
    return x + 1


first, second, third = Queue(), Queue(), Queue()
stages = [Stage(first, second, double), Stage(second, third, inc)]
for s in stages:
    s.start()
for i in range(4):
    first.put(i)
first.put(None)
results = []
while (r := third.get()) is not None:
    results.append(r)
for s in stages:
    s.join()
print(results)
