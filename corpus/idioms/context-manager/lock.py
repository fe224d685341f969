# ANCHOR: lock
from threading import Lock, Thread


class Till:
    def __init__(self):
        # PAIR: lock
        self.lock = Lock()
        self.total = 0

    def take(self, amount):
        with self.lock:
            self.total += amount
# ANCHOR_END: lock
# ANCHOR: main


till = Till()
threads = [Thread(target=till.take, args=(5,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(till.total)
# ANCHOR_END: main
