class Result:
    def __init__(self, value=None, error=None):
        self.value = value
        self.error = error

    def is_ok(self):
        return self.error is None

    def unwrap_or(self, default):
        if self.error is None:
            return self.value
        return default


def ok(value):
    return Result(value=value)


def fail(message):
    return Result(error=message)


a = ok(5)
b = ok("text")
print(a.is_ok(), a.unwrap_or(0), b.unwrap_or(""))
c = fail("bad")
print(c.is_ok(), c.error, c.unwrap_or(7))
