"""Lambdas that may fail, as arguments, in containers and in fields."""


def safe(action, default):
    try:
        return action()
    except (KeyError, IndexError, ZeroDivisionError):
        return default


def half(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


class Field:
    def __init__(self, name, convert):
        self.name = name
        self.convert = convert

    def read(self, text):
        try:
            return f"{self.name} = {self.convert(text)}"
        except ValueError as e:
            return f"{self.name}: {e}"


def at_least(limit):
    """Kept with what it uses, beside some that use nothing."""
    return lambda text: int(text) if int(text) >= limit else limit


data = {"ann": [1, 2], "bob": []}
print(safe(lambda: data["ann"][1], -1), safe(lambda: data["bob"][0], -1), safe(lambda: data["eve"][0], -1))
print(safe(lambda: 10 // len(data["bob"]), 0))
steps = [lambda n: n + 1, half, lambda n: half(n) * 10]
for start in (1, 2, 5, 7):
    try:
        value = start
        for step in steps:
            value = step(value)
        print(start, value)
    except ValueError as e:
        print(start, "stops:", e)
fields = [Field("age", lambda text: int(text)), Field("size", at_least(10)), Field("len", lambda text: len(text))]
for text in ("12", "03", "xx"):
    print([field.read(text) for field in fields])
