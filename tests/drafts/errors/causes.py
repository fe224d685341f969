import json


class ConfigError(Exception):
    """No struct of its own."""


class LoadError(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}:{line}")
        self.path = path
        self.line = line


class Args(Exception):
    pass


def number(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"not a number: {text!r}") from error


def load(path, text):
    try:
        return number(text)
    except ConfigError as error:
        print("inner:", error.__cause__)
        raise LoadError(path, 3) from error


def retried(texts):
    for text in texts:
        try:
            return number(text)
        except ConfigError as error:
            last = error
    raise RuntimeError("nothing fits") from last


def hidden(table, key):
    try:
        return table[key]
    except KeyError:
        raise ConfigError(key) from None


def two(value):
    try:
        return 10 // value
    except ZeroDivisionError as e:
        raise Args(value, "zwei") from e


for text in ("7", "sieben", "ü'"):
    try:
        print(load("a.ini", text))
    except LoadError as error:
        print(error, error.path, error.line, "<-", error.__cause__)
        cause = error.__cause__
        print(cause is None, isinstance(cause, ConfigError), type(cause).__name__)

for texts in (["1"], ["x", "y"]):
    try:
        print(retried(texts))
    except RuntimeError as error:
        print(f"{error} ({error.__cause__})")

try:
    print(hidden({"a": 1}, "b"))
except ConfigError as error:
    print(error, error.__cause__)
    if error.__cause__ is None:
        print("nothing behind it")
try:
    raise ConfigError("by itself")
except ConfigError as error:
    print(error, error.__cause__)
for value in (5, 0):
    try:
        print(two(value))
    except Args as error:
        print(error, "from", error.__cause__)
try:
    two(0)
except Exception as error:
    print(type(error).__name__, error, error.__cause__)
