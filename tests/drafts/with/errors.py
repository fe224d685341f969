"""A manager that looks at what went wrong and keeps a log, with errors that Python raises itself."""


class Watch:
    def __init__(self, name):
        self.name = name
        self.log = []

    def __enter__(self):
        self.log.append("enter " + self.name)
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type:
            self.log.append(f"{exc_type.__name__}: {exc}")
        else:
            self.log.append("fine")
        return exc_type is not None and issubclass(exc_type, LookupError)


def look(table, key):
    return table[key]


def main():
    table = {"a": 1}
    with Watch("first") as w:
        print("plain", look(table, "a"))
    print(w.log)
    with Watch("second") as w:
        print(look(table, "b"))
        print("never")
    print(w.log)
    try:
        with Watch("third"):
            print(int("x"))
    except ValueError as e:
        print("out", e)


main()
