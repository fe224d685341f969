"""Powers of floats, where a handler sees that zero has no negative one."""


def power(a: float, b: float) -> float:
    return a ** b


for a, b in [(2.0, 3.0), (0.0, -1.0), (-0.0, -2.5), (0.0, 0.0), (1e200, 0.5), (4.0, -0.5), (-2.0, 3.0), (0.0, float("inf"))]:
    try:
        print(power(a, b))
    except ZeroDivisionError as error:
        print("zero:", error)
