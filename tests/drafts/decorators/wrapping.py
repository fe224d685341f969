"""Decorators on methods, with parameters of their own before *args, that look at args."""
from functools import wraps
import functools


def logged(method):
    @wraps(method)
    def wrapper(self, *args, **kwargs):
        print(f"-> {method.__name__}")
        result = method(self, *args, **kwargs)
        print(f"<- {method.__name__}")
        return result
    return wrapper


class Account:
    def __init__(self, balance):
        self.balance = balance

    @logged
    def deposit(self, amount):
        self.balance += amount
        return self.balance

    @logged
    def show(self, prefix="balance"):
        print(prefix, self.balance)


a = Account(10)
print(a.deposit(5))
a.show(prefix="now")


def non_negative(func):
    @wraps(func)
    def wrapper(*args):
        for arg in args:
            if arg < 0:
                raise ValueError(f"{func.__name__}: negative argument {arg}")
        return func(*args)
    return wrapper


@non_negative
def rectangle(w, h):
    return w * h


@non_negative
def cube(a):
    return a ** 3


print(rectangle(3, 4), cube(2))
try:
    rectangle(3, -4)
except ValueError as e:
    print("error:", e)


class PermissionDenied(Exception):
    def __init__(self, user, role):
        super().__init__(f"{user} is not {role}")
        self.user = user


USERS = {"ada": "admin", "bob": "user"}


def requires(role):
    def decorator(func):
        @wraps(func)
        def wrapper(user, *args, **kwargs):
            if USERS.get(user) != role:
                raise PermissionDenied(user, role)
            return func(user, *args, **kwargs)
        return wrapper
    return decorator


@requires("admin")
def delete(user, item):
    return f"{user} deleted {item}"


for who in ["ada", "bob", "eve"]:
    try:
        print(delete(who, "file.txt"))
    except PermissionDenied as error:
        print("denied:", error, error.user)


def log(_func=None, *, prefix="LOG"):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            print(f"{prefix}: {func.__name__}")
            return func(*args, **kwargs)
        return wrapper
    if _func is None:
        return decorator
    return decorator(_func)


@log
def one():
    return 1


@log(prefix="DBG")
def two(x):
    return x + 2


print(one(), two(5))


def default_on(error_types, default):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            try:
                return func(*args, **kwargs)
            except error_types as e:
                print(f"{func.__name__} failed: {e}")
                return default
        return wrapper
    return decorator


@default_on((ValueError,), -1)
def to_int(text):
    return int(text)


@default_on((ZeroDivisionError,), 0.0)
def ratio(a, b):
    return a / b


print(to_int("12"), to_int("zz"))
print(ratio(1, 4), ratio(1, 0))
