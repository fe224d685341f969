"""An error that says what it comes from, and holds it."""


class ConfigError(Exception):
    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key

    def hint(self) -> str:
        return f"set {self.key!r}"


def load(values: dict[str, str], key: str) -> int:
    try:
        return int(values[key])
    except KeyError as error:
        raise ConfigError(key, "missing") from error
    except ValueError as error:
        raise ConfigError(key, f"bad ({error})") from error


def checked(values: dict[str, str], key: str) -> int:
    try:
        n = load(values, key)
    except ConfigError as raised:
        raise ConfigError(raised.key, f"again {raised}") from raised
    if n < 0:
        raise ConfigError(key, "negative")
    return n


def main() -> None:
    values = {"a": "1", "b": "größe", "d": "-1"}
    for key in ("a", "b", "c", "d"):
        try:
            print(key, checked(values, key))
        except ConfigError as error:
            print(error, "|", error.hint(), "|", error.__cause__)


main()
