"""What stands behind a return, a raise or an endless loop is never run, loops and handlers included."""


def sign(x):
    return -1 if x < 0 else 1
    for n in range(x):
        print(n)


def first(xs: list[int]) -> int:
    for x in xs:
        return x
        while x > 0:
            x -= 1
    return 0
    total = 0
    while total < 3:
        total += 1
    else:
        print("never")


def checked(x: int) -> str:
    if x < 0:
        raise ValueError(f"{x} is negative")
        try:
            print(1 // x)
        except ZeroDivisionError:
            print("never")
    return f"{x} is fine"
    with open("never") as file:
        print(file.read())


print(sign(-3), sign(0), first([]), first([7, 8]))
for value in (2, -2):
    try:
        print(checked(value))
    except ValueError as error:
        print("refused:", error)
