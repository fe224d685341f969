# ANCHOR: wraps
from functools import wraps


def counted(work):
    @wraps(work)
    # PAIR: wrapper
    def wrapper(*args):
        # PAIR: counted
        wrapper.calls += 1
        # PAIR: called
        return work(*args)

    wrapper.calls = 0
    return wrapper
# ANCHOR_END: wraps
# ANCHOR: main


@counted
def square(n):
    """Multiply by itself."""
    # PAIR: product
    return n * n


print(square(3), square(4), square.calls)
print(square.__name__, "-", square.__doc__)
# ANCHOR_END: main
