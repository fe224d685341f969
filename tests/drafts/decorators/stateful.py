"""Decorators with variables for each application, and attributes of functions."""
import functools
from functools import wraps


def count_calls(func):
    @functools.wraps(func)
    def counting(*args, **kwargs):
        result = func(*args, **kwargs)
        counting.calls += 1
        return result
    counting.calls = 0
    return counting


@count_calls
def square(x):
    return x * x


@count_calls
def cube(x):
    return x ** 3


print([square(n) for n in range(4)])
print(cube(2))
print(square.calls, cube.calls, square.__name__)


def memoize(func):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = func(n)
        return cache[n]

    return wrapper


@memoize
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(30), fib(50))


def limit(max_calls):
    def decorator(func):
        count = 0

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            nonlocal count
            if count >= max_calls:
                print(f"{func.__name__}: limit reached")
                return None
            count += 1
            return func(*args, **kwargs)

        return wrapper

    return decorator


@limit(2)
def ask(question):
    return f"answer to {question}"


for q in ["a", "b", "c"]:
    print(ask(q))


def recorded(func):
    history = []

    @wraps(func)
    def wrapper(*args):
        result = func(*args)
        history.append((args, result))
        return result

    wrapper.history = history
    return wrapper


@recorded
def area(w, h):
    return w * h


area(2, 3)
area(4, 5)
print(area.history)
print(len(area.history), area.__name__)


def tick():
    tick.count += 1
    return tick.count


tick.count = 0
tick()
tick()
print(tick(), tick.count)
tick.count = 10
print(tick())


def once(func):
    done = False
    value = 0

    def wrapper():
        nonlocal done, value
        if not done:
            value = func()
            done = True
        return value

    return wrapper


@once
def expensive():
    print("computing")
    return 42


print(expensive(), expensive())
