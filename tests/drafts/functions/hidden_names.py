def f(a, b):
    if a > b:
        a = str(a) + "!"
    else:
        a = str(b)
    return a


def g(name=None):
    if name is None:
        name = 3
    else:
        name = len(name)
    return name


print(f(1, 2), f(3, 2), g(), g("abc"))
