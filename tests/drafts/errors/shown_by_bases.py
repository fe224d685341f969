# What shows these exceptions finds other values than the struct of the base has.


class Base(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return "base: " + self.msg


class Apart(Base):
    def __init__(self, msg, n):
        self.msg = msg
        self.n = n


def f(k):
    if k:
        raise Apart("one", 1)
    return k


try:
    f(1)
except Apart as e:
    print(e)
