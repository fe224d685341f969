class Lock:
    def __init__(self, name):
        self.name = name
        self.held = False

    def __enter__(self):
        self.held = True
        print("lock", self.name)
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.held = False
        print("unlock", self.name)


class Indenter:
    def __init__(self):
        self.level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, *args):
        self.level -= 1

    def print(self, text):
        print("    " * self.level + text)


def work(lock: Lock, n):
    with lock:
        if n > 2:
            return n * 2
        print("small", lock.held)
    return n


lock = Lock("db")
with lock:
    print(lock.held)
print(lock.held)
try:
    with lock:
        raise RuntimeError("boom")
except RuntimeError as e:
    print("outer", e, lock.held)
print(work(lock, 1), work(lock, 5), lock.held)
indent = Indenter()
indent.print("a")
with indent:
    indent.print("b")
    with indent:
        indent.print("c")
    indent.print("d")
indent.print("e")
with Lock("x") as a, Lock("y") as b:
    print(a.held, b.held)
