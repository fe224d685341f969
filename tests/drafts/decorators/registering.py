"""Decorators that enter a function somewhere."""


COMMANDS = {}


def command(name):
    def register(func):
        COMMANDS[name] = func
        return func
    return register


@command("add")
def add(a, b):
    return a + b


@command("sub")
def subtract(a, b):
    return a - b


for name, func in sorted(COMMANDS.items()):
    print(name, func(10, 4))
print(subtract(1, 2), "mul" in COMMANDS)


class App:
    def __init__(self):
        self.routes = {}

    def route(self, path):
        def decorator(func):
            self.routes[path] = func
            return func
        return decorator

    def handle(self, path, name):
        handler = self.routes.get(path)
        if handler is None:
            return "404"
        return handler(name)


app = App()


@app.route("/hello")
def hello(name):
    return f"Hello, {name}"


@app.route("/bye")
def bye(name):
    return f"Bye, {name}"


print(app.handle("/hello", "Ada"))
print(app.handle("/bye", "Bob"))
print(app.handle("/x", "Eve"))
print(sorted(app.routes))
