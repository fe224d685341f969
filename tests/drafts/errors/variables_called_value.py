"""Variables that are called as what a draft calls the value of a try."""


def read(text):
    try:
        value = int(text)
    except ValueError:
        print("bad", text)
        value = 0
    return value + 1


def halves(value):
    half = 0
    try:
        half = 100 // value
    except ZeroDivisionError:
        print("no half")
    else:
        print("a half of", value)
    return half, value


def share(n):
    try:
        value = 100 // n
    except ZeroDivisionError:
        value = -1
    print(value)


print(read("4"), read("x1"))
print(halves(4), halves(0))
share(3)
share(0)
