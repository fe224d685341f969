# ANCHOR: cache
from functools import cache


@cache
def divisors(number: int) -> int:
    # PAIR: counting
    print("counting for", number)
    return sum(number % d == 0 for d in range(1, number + 1))
# ANCHOR_END: cache


# ANCHOR: main
print(divisors(360))
print(divisors(7))
print(divisors(360))
# ANCHOR_END: main
