import sys


class AppError(Exception):
    """Base of all."""
    code = 1
    label = "app"


class ConfigError(AppError):
    code = 2

    def __init__(self, key, reason):
        super().__init__(f"{key}: {reason}")
        self.key = key


class MissingKey(ConfigError):
    """No such key."""
    code = 3
    label = "missing"

    def __init__(self, key):
        super().__init__(key, "missing")


class NetworkError(AppError):
    code = 4
    retry = True

    def hint(self):
        return f"try again: {self.retry}"


class Timeout(NetworkError):
    pass


def lookup(config, key):
    if key not in config:
        raise MissingKey(key)
    value = config[key]
    if value < 0:
        raise ConfigError(key, "negative")
    if value > 100:
        raise Timeout(f"{value} is too far")
    if value == 100:
        raise NetworkError("edge")
    if value == 50:
        raise AppError("half")
    return value


def run(config, keys):
    worst = 0
    for key in keys:
        try:
            print(key, lookup(config, key))
        except MissingKey as error:
            print("missing", error, error.code, error.key, error.label)
            worst = max(worst, error.code)
        except NetworkError as error:
            print("network", error, error.code, error.retry)
        except AppError as error:
            print(error.label, error.code, error)
            worst = max(worst, error.code)
    return worst


status = run({"a": 1, "b": -1, "c": 500, "d": 100, "e": 50}, ["a", "b", "c", "d", "e", "f"])
print(MissingKey.code, Timeout.code, AppError.label)
sys.exit(status)
