# Threads that are given no names have numbers; those that are given one do not count.
import threading

order = []
lock = threading.Lock()


def worker(n):
    with lock:
        order.append((n, threading.current_thread().name))


class Counter(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.seen = ""

    def run(self):
        self.seen = threading.current_thread().name


class Job:
    def work(self):
        worker(-1)


threads = [threading.Thread(target=worker, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n, name in sorted(order):
    print(n, name)
print(threads[0].name, threading.current_thread().name)
t = threading.Thread(target=worker, args=(9,), name="spécial")
t.start()
t.join()
c = Counter(4)
c.start()
c.join()
print(c.name, c.seen)
u = threading.Thread(target=Job().work)
u.start()
u.join()
print(order[-2:], u.name)
