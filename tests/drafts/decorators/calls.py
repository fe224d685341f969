"""Decorators that are calls behind the definition, objects, or look at what is passed on."""
import functools


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, topic, priority=0):
        def register(handler):
            entries = self.handlers.setdefault(topic, [])
            entries.append((priority, handler))
            entries.sort(key=lambda it: -it[0])
            return handler

        return register

    def emit(self, topic, value):
        for _, handler in self.handlers.get(topic, []):
            handler(value)


class Hooks:
    def __init__(self):
        self.named = {}
        self.before = []

    def hook(self, name, fn=None):
        if fn is None:
            def keep(given):
                self.named[name] = given
                return given

            return keep
        self.named[name] = fn
        return fn

    def first(self, fn):
        self.before.append(fn)
        return fn

    def wrap(self, fn):
        def wrapped(text):
            for hook in self.before:
                text = hook(text)
            return fn(text)

        return wrapped


class Counted:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        print(f"call {self.calls} of {self.func.__name__}")
        return self.func(*args, **kwargs)


class Failed(Exception):
    pass


def retry(times):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            last = None
            for attempt in range(times):
                try:
                    return func(*args, **kwargs)
                except Failed as error:
                    last = error
                    print("attempt", attempt, "failed:", error)
            raise last

        return wrapper

    return decorate


def traced(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        shown = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
        print(f"{func.__name__}({', '.join(shown)})")
        return func(*args, **kwargs)

    wrapper.seen = wrapper.left = 0
    return wrapper


hooks = Hooks()
failures = [2]


@hooks.first
def strip(text):
    return text.strip()


@hooks.hook("shout")
def shout(text):
    return text.upper()


def whisper(text):
    return text.lower()


hooks.hook("whisper", whisper)


@hooks.wrap
def title(text):
    return text.title() + "!"


@Counted
def add(a, b=10):
    return a + b


@retry(3)
def fetch(name):
    if failures[0] > 0:
        failures[0] -= 1
        raise Failed(f"no {name}")
    return name * 2


@traced
def power(base, exponent):
    return base**exponent


def main():
    bus = Bus()
    seen = []

    @bus.on("saved")
    def keep(value):
        seen.append(value)

    @bus.on("saved", priority=5)
    def show(value):
        print("saved", value)

    bus.emit("saved", 3)
    bus.emit("other", 4)
    print(seen)


print(title("  a title "), hooks.named["shout"]("x"), hooks.named["whisper"]("Y"))
print(add(1), add(2, b=3), add.calls)
print(fetch("ab"))
failures[0] = 5
try:
    fetch("cd")
except Failed as error:
    print("gave up:", error)
print(power(2, 5), power.seen, power.left)
main()
