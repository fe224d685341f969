import threading

class Inventory:
    def __init__(self):
        self._stock = {}
        self._lock = threading.RLock()

    def add(self, item, n):
        with self._lock:
            self._stock[item] = self._stock.get(item, 0) + n

    def remove(self, item, n):
        with self._lock:
            if self._stock.get(item, 0) < n:
                return False
            self._stock[item] -= n
            return True

    def transfer(self, a, b, n):
        with self._lock:
            if self.remove(a, n):
                self.add(b, n)
                return True
            return False

    def report(self):
        with self._lock:
            return sorted(self._stock.items())

inventory = Inventory()
inventory.add("apple", 50)
inventory.add("pear", 50)

def shuffle(a, b):
    for _ in range(20):
        inventory.transfer(a, b, 1)

ts = [threading.Thread(target=shuffle, args=("apple", "pear")), threading.Thread(target=shuffle, args=("pear", "apple"))]
for t in ts:
    t.start()
for t in ts:
    t.join()
for name, count in inventory.report():
    print(f"{name}: {count}")
