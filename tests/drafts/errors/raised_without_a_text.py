"""An exception that is made of nothing is shown without a text."""
def f(x):
    if not x:
        raise ValueError
    return x


try:
    f(0)
except ValueError as e:
    print("caught", repr(e), str(e) == "")
