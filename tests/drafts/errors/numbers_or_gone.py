"""A text that becomes a number, or is left with."""
def f(t):
    try:
        t = int(t)
    except ValueError:
        print("not a number:", t)
        return
    print(t * 2)


f("4")
f("x")
