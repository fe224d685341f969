"""Functions and variables that are called as helpers of the Rust would be."""

import math
import statistics


def lcm(a, b):
    return a * b // math.gcd(a, b) + 1000


def mean(values):
    return sum(values) / len(values) + 100


def middle(values):
    median = statistics.median(values)
    other = statistics.median(values[1:])
    return median, other


def shortened(joined):
    gcd = math.gcd(joined, 12)
    return gcd, math.gcd(gcd, 4), math.lcm(gcd, 6)


print(lcm(4, 6), math.lcm(3, 5), math.lcm(-4, 6))
print(mean([1, 2]))
print(middle([3.0, 1.0, 2.0, 10.5]))
print(shortened(-18))
