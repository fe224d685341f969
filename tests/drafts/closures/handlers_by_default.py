"""Tables of functions that are asked with a function for what is not there."""


def missing(path):
    return f"no {path}"


def index(path):
    return f"index of {path}"


class Router:
    def __init__(self):
        self.routes = {}

    def add(self, path, handler):
        self.routes[path] = handler

    def handle(self, path):
        handler = self.routes.get(path, missing)
        return handler(path)


def limited(names, handler):
    def inner(path):
        if path in names:
            return handler(path) + f" ({names[path]})"
        return "not " + path
    return inner


def wrapping(names):
    def wrap(handler):
        def inner(path):
            return handler(path) + str(len(names))
        return inner
    return wrap


router = Router()
other = Router()
router.add("/", index)
router.add("/up", lambda path: path.upper())
router.add("/only", limited({"/only": "me"}, index))
for path in ["/", "/up", "/only", "/none", ""]:
    print(router.handle(path), "-", other.handle(path))
counts = {"a": 1, "b": 2}
handler = wrapping(counts)(index)
print(handler("/x"))
TABLE = {"first": index}
print(TABLE.get("first", missing)("q"), TABLE.get("second", missing)("q"))
