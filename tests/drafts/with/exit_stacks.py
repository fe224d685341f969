"""Managers and callbacks that an ExitStack is given one after the other."""
from contextlib import ExitStack, contextmanager


class Door:
    def __init__(self, name, sticks=False):
        self.name = name
        self.sticks = sticks

    def __enter__(self):
        if self.sticks:
            raise OSError(f"{self.name} sticks")
        print("open", self.name)
        return self

    def __exit__(self, *error):
        print("close", self.name)


@contextmanager
def quiet(label):
    try:
        yield label.upper()
    except KeyError as error:
        print(label, "ends", error)


def walk(sticks):
    with ExitStack() as stack:
        front = stack.enter_context(Door("front"))
        print("in", front.name)
        stack.enter_context(Door("back", sticks))
        print("within", front.name)


def search(table, key):
    with ExitStack() as stack:
        label = stack.enter_context(quiet("search"))
        stack.callback(print, "searched")
        return f"{label} {table[key]}"
    return "nothing"


walk(False)
try:
    walk(True)
except OSError as error:
    print("error:", error)
print(search({"a": 1}, "a"))
print(search({"a": 1}, "b"))
with Door("outer"):
    with ExitStack() as stack:
        print("before")
        stack.enter_context(Door("inner"))
        print("within")
