# Managers whose name stands for something else at the end, or that leave, or look at what went wrong.
class Manager:
    def __init__(self, n: int):
        self.n = n

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print('exit', self.n)


class Swallows:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        return exc_type is ValueError


def leaves():
    with Manager(3) as inner:
        return inner


with Manager(1) as m:
    m = Manager(2)
print(leaves().n)
with Swallows():
    raise ValueError('swallowed')
