import threading


class Buffer:
    def __init__(self, size):
        self.items = []
        self.size = size
        self.cond = threading.Condition()

    def put(self, item):
        with self.cond:
            while len(self.items) >= self.size:
                self.cond.wait()
            self.items.append(item)
            self.cond.notify()

    def get(self):
        with self.cond:
            while not self.items:
                self.cond.wait()
            item = self.items.pop(0)
            self.cond.notify()
            return item


def produce(buffer, n):
    for i in range(n):
        buffer.put(i)
    buffer.put(None)


def consume(buffer, out):
    while True:
        item = buffer.get()
        if item is None:
            break
        out.append(item * 2)


buffer = Buffer(2)
out = []
p = threading.Thread(target=produce, args=(buffer, 6))
c = threading.Thread(target=consume, args=(buffer, out))
p.start()
c.start()
p.join()
c.join()
print(out)
