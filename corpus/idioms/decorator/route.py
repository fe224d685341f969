# ANCHOR: route
class App:
    def __init__(self):
        self.routes = {}

    def get(self, path):
        def register(handler):
            self.routes[path] = handler
            return handler

        return register


app = App()


@app.get("/hello")
def hello(name):
    return f"Hello, {name}!"
# ANCHOR_END: route
# ANCHOR: main


print(app.routes["/hello"]("Ada"))
# ANCHOR_END: main
