"""Some ways through the last statement of a function come to its end, which gives None; the others return."""


def kind(x, y):
    if x > 3:
        print(y)
    elif x > 1:
        return x
    elif x > 0:
        return 5
    else:
        return 4


def named(x):
    match x:
        case 1:
            return "one"
        case 2:
            print("two")
        case _:
            return "more"


def parsed(text):
    try:
        return int(text)
    except ValueError:
        print("bad", text)


def shown(text):
    try:
        n = int(text)
    except ValueError:
        return -1
    else:
        print(n)


def counted(x):
    while x < 10:
        x += 3
        if x == 7:
            return x
    else:
        print("end", x)


def sized(x):
    if x > 2:
        if x > 3:
            return "big"
        print("three")
    else:
        for i in range(x):
            if i == 1:
                return "one"


def told(a):
    if isinstance(a, str):
        return len(a)
    elif a is None:
        print("none")
    else:
        return a + 2


def bare(x):
    if x > 5:
        return
    if x > 3:
        return 1
    else:
        return 2


for i in range(8):
    print(kind(i, "y"), named(i), counted(i), sized(i), bare(i))
print(parsed("12"), parsed("x"), shown("12"), shown("y"))
print(told("abc"), told(None), told(5))
