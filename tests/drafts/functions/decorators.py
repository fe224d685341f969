"""Decorators: around functions, with arguments, one upon another."""
import functools
from functools import wraps


def logged(func):
    """Says what is called."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        print('calling', func.__name__)
        result = func(*args, **kwargs)
        print(f'{func.__name__} gave {result!r}')
        return result
    return wrapper


def repeat(times: int = 2):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            result = None
            for _ in range(times):
                result = func(*args, **kwargs)
            return result
        return wrapper
    return decorator


def retry(attempts, exceptions=(ValueError,)):
    def decorate(f):
        @functools.wraps(f)
        def inner(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return f(*args, **kwargs)
                except ValueError as error:
                    print(f'attempt {attempt} failed: {error}')
            raise ValueError('gave up')
        return inner
    return decorate


def doubled(func):
    def inner(x):
        return func(x) * 2
    return inner


@logged
def add(a, b):
    """Adds two numbers."""
    return a + b


@logged
def greet(name, greeting='Hello'):
    return f'{greeting}, {name}'


@repeat(3)
def cheer(what: str):
    print('hip hip', what)
    return len(what)


@repeat()
@logged
def total(*numbers):
    return sum(numbers)


@retry(3)
def parse(text: str) -> int:
    if not text.isdigit():
        raise ValueError('no number: ' + text)
    return int(text)


@doubled
@doubled
def half(x: float) -> float:
    return x / 2


@logged
def fact(n: int) -> int:
    return 1 if n < 2 else n * fact(n - 1)


print(add(1, 2), greet('Ann'), greet('Bob', greeting='Hi'))
print(cheer('hurra'))
print(total(1, 2, 3))
print(parse('42'))
try:
    parse('abc')
except ValueError as error:
    print('caught', error)
print(half(3.0), fact(3))
