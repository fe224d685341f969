"""Variables that a try binds, or else something plain."""
def a(x):
    try:
        n = int(x)
    except ValueError:
        n = 0
    return n

def b(x):
    try:
        n = int(x)
    except ValueError:
        n = None
    return n

def c(x):
    try:
        n = [int(x)]
    except ValueError:
        n = []
    return n

def d(x):
    try:
        n = int(x)
    except ValueError:
        n = x
    return n

def e(x):
    try:
        n = str(int(x))
    except ValueError:
        n = "none"
    return n

print(a("1"), b("x"), c("x"), d("y"), d("1"), e("5"))
