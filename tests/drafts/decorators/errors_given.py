import functools
from collections import OrderedDict


def swallow(*errors, default=None):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            try:
                return func(*args, **kwargs)
            except errors as error:
                print(f"{func.__name__}: {error}")
                return default

        return wrapper

    return decorator


def told(*errors):
    errors = errors or (ValueError,)

    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args):
            try:
                return func(*args)
            except errors as error:
                print("told:", error)
                raise

        return wrapper

    return decorator


def recent(maxsize):
    def decorator(func):
        cache = OrderedDict()

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            key = (args, tuple(sorted(kwargs.items())))
            if key in cache:
                cache.move_to_end(key)
                return cache[key]
            result = func(*args, **kwargs)
            cache[key] = result
            if len(cache) > maxsize:
                cache.popitem(last=False)
            return result

        return wrapper

    return decorator


@swallow(ValueError, ZeroDivisionError, default=-1)
def ratio(text, parts):
    return int(text) // parts


@told(KeyError)
def price(table, name):
    return table[name]


@told()
def number(text):
    return int(text)


@recent(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


for text, parts in (("10", 3), ("ten", 3), ("10", 0)):
    print(ratio(text, parts))
for name in ("tea", "jam"):
    try:
        print(price({"tea": 3}, name))
    except KeyError:
        print("no price")
for text in ("4", "four"):
    try:
        print(number(text))
    except ValueError:
        print("no number")
for x in (4, 5, 4, 3, 5):
    print(square(x))
