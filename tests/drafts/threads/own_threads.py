import threading


class Worker(threading.Thread):
    def __init__(self, name, numbers):
        super().__init__()
        self.label = name
        self.numbers = numbers
        self.total = 0

    def run(self):
        for n in self.numbers:
            self.total += n


workers = [Worker("a", [1, 2, 3]), Worker("b", [10, 20]), Worker("c", [])]
for w in workers:
    w.start()
for w in workers:
    w.join()
for w in workers:
    print(w.label, w.total)
print(sum(w.total for w in workers))


class Collector(threading.Thread):
    def __init__(self, name, found, lock):
        super().__init__()
        self.label = name
        self.found = found
        self.lock = lock

    def run(self):
        for number in range(3):
            with self.lock:
                self.found.append((self.label, number))


def collect():
    found = []
    lock = threading.Lock()
    collectors = [Collector(name, found, lock) for name in "xy"]
    for c in collectors:
        c.start()
    for c in collectors:
        c.join()
    print(sorted(found), len(found))


collect()
