"""Generators that are context managers: with and without `try`, with what they keep, as methods."""
from contextlib import contextmanager


@contextmanager
def tag(name, *, closing=True):
    print(f"<{name}>")
    yield
    if closing:
        print(f"</{name}>")


@contextmanager
def indented(level):
    prefix = "  " * level
    print(prefix + "begin")
    try:
        yield prefix
    finally:
        print(prefix + "end")


@contextmanager
def counted_down(seen: list, what: str):
    before = len(seen)
    seen.append(what)
    try:
        yield before + 1
    except ZeroDivisionError as e:
        seen.append(what + " failed: " + str(e))
        raise
    finally:
        seen.append(f"{what} after {len(seen) - before}")


@contextmanager
def ignoring(what):
    try:
        yield
    except ValueError as e:
        print("ignored", what, e)
    else:
        print("fine", what)


class Settings:
    def __init__(self):
        self.depth = 0
        self.verbose = False

    @contextmanager
    def verbosely(self, value=True):
        old = self.verbose
        self.verbose = value
        try:
            yield self
        finally:
            self.verbose = old

    @contextmanager
    def nested(self):
        self.depth += 1
        yield self.depth
        self.depth -= 1


def parse(text):
    n = 0
    with ignoring(text):
        n = int(text)
        print("number", n)
    return n


def f():
    with indented(1) as p:
        print(p + "return")
        return 5


def main():
    with tag("div"), tag("b", closing=False):
        print("bold")
    with indented(2) as p:
        print(p + "work")
    print(f(), parse("12"), parse("z"))
    events = []
    with counted_down(events, "one") as n:
        events.append(f"n={n}")
    try:
        with counted_down(events, "two"):
            events.append(str(1 // (n - 1)))
    except ZeroDivisionError as e:
        print("caught", e)
    print(*events, sep="\n")
    s = Settings()
    with s.verbosely():
        print(s.verbose)
        with s.verbosely(False):
            print(s.verbose)
    print(s.verbose)
    with s.nested() as d:
        with s.nested() as e:
            print(d, e, s.depth)
    print(s.depth)


main()
