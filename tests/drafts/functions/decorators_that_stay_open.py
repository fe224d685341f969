# Decorators whose names mean another thing by the time of a call.
LIMIT = 2


def limited(n=LIMIT):
    def decorate(func):
        def wrapper(x):
            return func(x) + n
        return wrapper
    return decorate


def scaled(n):
    def decorate(func):
        def wrapper(n):
            return func(n) + 1
        return wrapper
    return decorate


def positional(func):
    def wrapper(*args):
        return func(*args)
    return wrapper


LIMIT = 9


@limited()
def plain(x):
    return x


@scaled(100)
def double(x):
    return x * 2


@positional
def add(a, b=1):
    return a + b


print(plain(0), double(5))
try:
    print(add(1, b=5))
except TypeError:
    print('no keywords')
