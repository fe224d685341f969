"""Context managers that give what they were passed, that make fields as they are entered, and that look at them."""
import time
from contextlib import contextmanager

settings = {"color": "blue", "level": "1"}


@contextmanager
def transaction(db):
    before = dict(db)
    try:
        yield db
    except ValueError as error:
        print("rolled back:", error)
        db.clear()
        db.update(before)
        raise
    else:
        print("committed", len(db))


@contextmanager
def override(**changes):
    old = dict(settings)
    settings.update(changes)
    try:
        yield settings
    finally:
        settings.clear()
        settings.update(old)


class Store:
    def __init__(self):
        self.data = {}
        self.depth = 0

    @contextmanager
    def edit(self):
        self.depth += 1
        yield self
        self.depth -= 1

    def get(self, key, default=None):
        return self.data.get(key, default)


class Timer:
    def __init__(self, label):
        self.label = label
        self.elapsed = None

    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *error):
        self.elapsed = time.perf_counter() - self.start


class Tally:
    def __enter__(self):
        self.count = 0
        self.names = []
        return self

    def __exit__(self, kind, error, trace):
        print("counted", self.count, self.names)

    def add(self, name):
        self.count += 1
        self.names.append(name)


class Draft:
    def __init__(self, lines, keep=False):
        self.lines = lines
        self.keep = keep
        self.saved = None

    def __enter__(self):
        self.saved = len(self.lines)
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            print("left", len(self.lines) - self.saved, kind.__name__)
        return self.keep and kind is ValueError


class Indent:
    def __init__(self):
        self.level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, kind, error, trace):
        self.level -= 1

    def show(self, text):
        print("  " * self.level + text)


db = {"a": 1}
with transaction(db) as tx:
    tx["b"] = 2
print(db)
try:
    with transaction(db) as tx:
        tx["c"] = 3
        print(len(tx), db["c"])
        raise ValueError("no c")
except ValueError as error:
    print("caught", error)
with transaction(db):
    db["d"] = 4
print(db)
with override(color="red", extra="x") as now:
    print(now["color"], len(now), settings)
print(settings)
store = Store()
with store.edit() as edited:
    edited.data["x"] = 1
    print(store.depth)
print(store.data, store.get("x"), store.get("y"), store.get("y", 7), store.depth)
with Timer("work") as timer:
    total = sum(range(100))
print(total, timer.label, timer.elapsed is not None)
with Tally() as tally:
    tally.add("p")
    tally.add("q")
with Draft(["one"], keep=True) as draft:
    raise ValueError("kept")
try:
    with Draft(["one", "two"]):
        raise ValueError("lost")
except ValueError as error:
    print("lost is", error)
with Indent() as indent:
    indent.show("one")
    with indent:
        indent.show("two")
    indent.show("three")
print(indent.level)


def run(lines):
    try:
        with Draft(lines) as draft:
            if len(lines) > 1:
                raise ValueError("too long")
    except ValueError as error:
        return f"{error}: {draft.saved}"
    return f"fine: {draft.saved}"


print(run(["a"]), run(["a", "b"]))
try:
    last = Draft(["z"])
    with last:
        raise KeyError("k")
except KeyError:
    print("last", last.saved, last.keep)
