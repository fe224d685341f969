# ANCHOR: partial
from functools import partial


def convert(rate, fee, amount):
    return amount * rate - fee


to_euro = partial(convert, 0.5, 2.0)
# ANCHOR_END: partial


# ANCHOR: main
print(to_euro(10.5))
print([to_euro(amount) for amount in (1.0, 2.5)])
# ANCHOR_END: main
