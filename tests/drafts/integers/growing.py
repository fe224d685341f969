"""Integers that grow beyond 64 bits in loops, recursions and powers, beside small ones that stay small."""
from functools import reduce
from operator import mul


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fib_pair(n: int) -> tuple[int, int]:
    if n == 0:
        return 0, 1
    a, b = fib_pair(n // 2)
    c = a * (2 * b - a)
    d = a * a + b * b
    return (c, d) if n % 2 == 0 else (d, c + d)


def digit_sum(n):
    total = 0
    while n > 0:
        n, digit = divmod(n, 10)
        total += digit
    return total


def in_base(n, base):
    if n < 0:
        return "-" + in_base(-n, base)
    if n < base:
        return "0123456789abcdef"[n]
    return in_base(n // base, base) + "0123456789abcdef"[n % base]


def small_sum(n):
    total = 0
    for i in range(n):
        total += i * i
    return total


for n in (5, 20, 21, 40):
    f = factorial(n)
    print(n, f, len(str(f)), digit_sum(f))
print(fib_pair(93)[0], fib_pair(300)[1] % 1_000_007, small_sum(1000))
print(in_base(255, 16), in_base(10 ** 20, 2), in_base(-(2 ** 70), 16))
print(reduce(mul, range(1, 31)), reduce(lambda a, b: a * b, [10] * 25))
x = 1
while x < 10 ** 30:
    x *= 7
print(x, x == 7 ** 36, f"{x:,}", f"[{x:>40}]")
seen = {2 ** 64: "a", 5: "b"}
print(seen, [2 ** 63, -1], (2 ** 63 - 1, 2 ** 63), sorted([2 ** 65, 3, -2 ** 66]), max(2 ** 70, 3 ** 44))


def sieve(limit):
    bits = (1 << (limit + 1)) - 1
    bits &= ~3
    for i in range(2, int(limit ** 0.5) + 1):
        if bits >> i & 1:
            for j in range(i * i, limit + 1, i):
                bits &= ~(1 << j)
    return [i for i in range(limit + 1) if bits & (1 << i)]


print(sieve(120))
