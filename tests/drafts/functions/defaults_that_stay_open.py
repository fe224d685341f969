"""Defaults that act where a function is defined."""


def make():
    print("made")
    return 3


def f(x=make()):
    return x


class A:
    def g(self, y=make()):
        return y


print(f(1))
print(A().g(2))
