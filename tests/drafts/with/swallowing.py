"""Managers that let some errors end, and see how each of their blocks ended."""


class Retry:
    def __init__(self, limit):
        self.limit = limit
        self.errors = 0

    def __enter__(self):
        print("try", self.errors)
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        if exc_val is None:
            print("ok")
            return False
        self.errors += 1
        if isinstance(exc_val, ValueError) and self.errors < self.limit:
            print("again after", exc_val)
            return True
        print("giving up")
        return False


class Lease:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name.upper()

    def __exit__(self, exc_type, exc, tb):
        if exc_type is not None:
            print("released after", exc_type.__name__, exc)
        else:
            print("released", self.name)


def work(n):
    if n == 2:
        raise KeyError("k")
    if n % 2:
        raise ValueError(f"bad {n}")
    return n


for n in [0, 1, 4]:
    with Retry(3):
        print("got", work(n))
try:
    with Retry(2), Lease("a") as name:
        print(name)
        work(2)
        print("never")
except KeyError as e:
    print("key", e)
try:
    with Retry(1):
        work(3)
except ValueError as e:
    print("value", e)
with Lease("b") as name, Lease("c"):
    print(name)
