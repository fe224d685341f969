"""The largest eigenvalue of an endless matrix, by the power method on its first rows and columns."""

import sys
from math import sqrt


def eval_a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(v):
    return [sum(eval_a(i, j) * v[j] for j in range(len(v))) for i in range(len(v))]


def multiply_transposed(v):
    return [sum(eval_a(j, i) * v[j] for j in range(len(v))) for i in range(len(v))]


def multiply_both(v):
    return multiply_transposed(multiply(v))


def spectral_norm(n):
    u = [1.0] * n
    v = []
    for _ in range(10):
        v = multiply_both(u)
        u = multiply_both(v)
    vbv = 0.0
    vv = 0.0
    for a, b in zip(u, v):
        vbv += a * b
        vv += b * b
    return sqrt(vbv / vv)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"{spectral_norm(n):.9f}")


if __name__ == "__main__":
    main()
