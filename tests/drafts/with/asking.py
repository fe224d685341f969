class Section:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, exc_type, exc, tb):
        outcome = exc_type.__name__ if exc_type else "ok"
        print("exit", self.name, outcome)
        if exc_type and issubclass(exc_type, KeyError):
            print("swallowed")
            return True
        elif exc_type:
            print("passes on", exc)
        return False


with Section("a"):
    print("work")
with Section("b"):
    raise KeyError("k")
try:
    with Section("c"):
        raise ValueError("v")
except ValueError as error:
    print("caught", error)
with Section("d") as d, Section("e") as e:
    print(d.name, e.name)
