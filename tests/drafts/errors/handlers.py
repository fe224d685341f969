"""Handlers by class, tuple and base; raised again, from, within handlers; fields and classes of errors."""


class HttpError(Exception):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


class ClientError(HttpError):
    pass


class ServerError(HttpError):
    def __init__(self, status: int, reason: str, retry_after: int) -> None:
        super().__init__(status, reason)
        self.retry_after = retry_after


def request(path: str) -> str:
    if path == "/missing":
        raise ClientError(404, "Not Found")
    if path == "/busy":
        raise ServerError(503, "Unavailable", 30)
    if path == "/odd":
        raise HttpError(302, "Moved")
    return "body of " + path


for path in ["/", "/missing", "/busy", "/odd"]:
    try:
        print(request(path))
    except ServerError as e:
        print("server", e.status, e.retry_after, e)
    except HttpError as e:
        print("http", e.status, e.reason, e)


class Root(Exception):
    pass


class Left(Root):
    pass


class Right(Root):
    pass


def go(n):
    if n == 0:
        raise Left("l")
    if n == 1:
        raise Right("r")
    raise Root("b")


for n in range(3):
    try:
        go(n)
    except Root as e:
        if isinstance(e, Left):
            print("left", e)
        elif isinstance(e, (Right,)):
            print("right", e)
        else:
            print("base", e)


# exception inside handler, and inside else
def shifted(n: int) -> int:
    try:
        if n == 0:
            raise ValueError("zero")
        value = n
    except ValueError:
        raise KeyError("from handler")
    else:
        if n == 1:
            raise ValueError("from else")
    return value


for n in range(3):
    try:
        print(shifted(n))
    except ValueError as e:
        print("V", e)
    except KeyError as e:
        print("K", e)


def risky(n: int) -> int:
    if n == 2:
        raise KeyError("two")
    if n == 3:
        raise ValueError("three")
    return n


def wrapper(n: int) -> int:
    try:
        return risky(n)
    except KeyError:
        print("logging", n)
        raise


for n in range(1, 4):
    try:
        print(wrapper(n))
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
