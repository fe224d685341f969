"""What several threads ask and change: a limit of calls, a cache that forgets, stock, a buffer."""
import queue
import threading
from collections import OrderedDict, deque

DONE = None


class Limiter:
    def __init__(self, most, window):
        self.most = most
        self.window = window
        self.calls = deque()
        self.lock = threading.Lock()

    def allow(self, now):
        with self.lock:
            while self.calls and now - self.calls[0] >= self.window:
                self.calls.popleft()
            if len(self.calls) < self.most or self.calls[0] == self.calls[-1]:
                self.calls.append(now)
                return True
            return False


class Cache:
    def __init__(self, most: int):
        self.most = most
        self.items: OrderedDict[str, int] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: str):
        with self.lock:
            if key not in self.items:
                return None
            self.items.move_to_end(key)
            return self.items[key]

    def put(self, key: str, value: int) -> None:
        with self.lock:
            self.items[key] = value
            if len(self.items) > self.most:
                self.items.popitem(last=False)


class Stock:
    def __init__(self, start, names=()):
        self.counts = dict(start)
        self.lock = threading.Lock()
        for name in names:
            self.counts[name] = 0

    def take(self, name, count):
        with self.lock:
            self.counts[name] = self.counts.get(name, 0) - count


def fill(q, count):
    for n in range(count):
        q.put(n)
    q.put(DONE)


def drain(q, limiter, cache, stock, seen):
    while True:
        item = q.get()
        if item is DONE:
            break
        seen.append(limiter.allow(item * 2.5))
        cache.put(f"n{item}", item * item)
        stock.take("bolt", item)


def main():
    q = queue.Queue()
    limiter = Limiter(3, 10.0)
    cache = Cache(3)
    stock = Stock({"bolt": 50, "nut": 20}, ["nail"])
    seen = []
    threads = [
        threading.Thread(target=fill, args=(q, 8)),
        threading.Thread(target=drain, args=(q, limiter, cache, stock, seen)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(seen)
    print(cache.get("n5"), cache.get("n1"))
    cache.put("last", -1)
    print(list(cache.items))
    print(sorted(stock.counts.items()))
    spare = Stock({"x": 1})
    print(sorted(spare.counts.items()))


main()
