"""Errors that show a constant of their own class by a method of the first one."""


class ApiError(Exception):
    status = 500
    label = "server"

    def __init__(self, what, detail=""):
        self.what = what
        self.detail = detail
        super().__init__(what)

    def __str__(self):
        return f"[{self.status}] {self.what}" + (f" ({self.detail})" if self.detail else "")

    def is_client(self):
        return 400 <= self.status < 500

    @property
    def line(self):
        return f"{self.label}:{self.what}"


class NotFound(ApiError):
    status = 404
    label = "client"

    def __init__(self, path):
        super().__init__(f"no {path}", detail="lookup")
        self.path = path


class Forbidden(ApiError):
    status = 403


class Broken(ApiError):
    pass


def get(path):
    if path == "/secret":
        raise Forbidden("secret")
    if path == "/broken":
        raise Broken("it broke", "twice")
    if path != "/":
        raise NotFound(path)
    return "home"


for path in ("/", "/secret", "/x", "/broken"):
    try:
        print(get(path))
    except NotFound as e:
        print("not found:", e, e.path, e.status, e.is_client(), e.line)
    except Forbidden as e:
        print("forbidden:", e, e.status, e.is_client(), e.line)
    except ApiError as e:
        print("other:", e, e.status, type(e).__name__)
for path in ("/x", "/secret"):
    try:
        get(path)
    except ApiError as e:
        print(e, e.status)
print(ApiError.status, NotFound.status)
