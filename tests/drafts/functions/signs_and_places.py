"""The sign of numbers with commas and of percentages is shown where it is asked for, and so are the places."""


def shown(x):
    print(f"{x:+,.2f}|{x:+8.1%}|{x:8.1%}|{x:+.1%}|{x:+12,.1f}|{x:<+12,.0f}|{x:+.2f}|{x:,.3f}")


for x in (0.0, 1487.65, -1234567.891, 0.5, -0.004, -0.0):
    shown(x)
