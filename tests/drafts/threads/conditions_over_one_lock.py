"""Two conditions over one lock, tests that are waited for, and how long."""

import threading


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.size:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item

    def size_now(self):
        with self.lock:
            return len(self.items)


class Mailbox:
    def __init__(self):
        self.items = []
        self.cond = threading.Condition()

    def put(self, item):
        with self.cond:
            self.items.append(item)
            self.cond.notify_all()

    def get(self, timeout=None):
        with self.cond:
            ok = self.cond.wait_for(lambda: len(self.items) > 0, timeout=timeout)
            if not ok:
                return None
            return self.items.pop(0)

    def all_of(self, count):
        with self.cond:
            self.cond.wait_for(lambda: len(self.items) >= count)
            taken = self.items[:count]
            del self.items[:count]
            return taken


def producer(buffer, numbers):
    for number in numbers:
        buffer.put(number)


def consumer(buffer, count, out):
    for _ in range(count):
        out.append(buffer.get())


def main():
    buffer = Buffer(2)
    out = []
    p = threading.Thread(target=producer, args=(buffer, [-1, 0, -1, 7, 8]))
    c = threading.Thread(target=consumer, args=(buffer, 5, out))
    p.start()
    c.start()
    p.join()
    c.join()
    left = buffer.size_now()
    print(out, left)

    box = Mailbox()
    got = []

    def take():
        for _ in range(3):
            got.append(box.get())
        got.extend(box.all_of(2))

    taker = threading.Thread(target=take)
    taker.start()
    for text in ["a", "ä", "", "d", "e"]:
        box.put(text)
    taker.join()
    print(got)
    print(box.get(timeout=0.01), box.get(timeout=0), box.get(-1.5))
    box.put("last")
    print(box.get(timeout=0))


main()
