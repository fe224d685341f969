import operator
import time
from functools import reduce

k = 3
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b * k, range(5), 0))
print(reduce(operator.add, [1.5, 2.5]), reduce(lambda best, it: it if it > best else best, [3, 9, 2]))


class Stopwatch:
    def __init__(self):
        self.started = time.perf_counter()
        self.laps: list[float] = []

    def lap(self) -> float:
        now = time.perf_counter()
        took = now - self.started
        self.started = now
        self.laps.append(took)
        return took


watch = Stopwatch()
print(watch.lap() >= 0, len(watch.laps))
start = time.monotonic()
print(time.monotonic() - start < 5)
