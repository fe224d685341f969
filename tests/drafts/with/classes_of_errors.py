class Missing(Exception):
    pass


class Quiet:
    def __init__(self):
        self.ended = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is Missing:
            self.ended += 1
            print("quiet about", error)
        return kind is Missing


class Loud:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not KeyError:
            print(self.name, "ends")
            return False
        print(self.name, "takes", error)
        return True


quiet = Quiet()
with quiet:
    raise Missing("a page")
with quiet:
    print("nothing")
try:
    with quiet:
        raise ValueError("bad")
except ValueError as error:
    print("out:", error, quiet.ended)
with Loud("first"):
    raise KeyError("k")
with Loud("second"):
    print("work")
try:
    with Loud("third"):
        raise Missing("m")
except Missing as error:
    print("out:", error)
