"""Every operator and function on integers beyond 64 bits, with signs and ends that hurt."""
import math


def inverse(a, modulus):
    x, y, m = 1, 0, modulus
    while m:
        q = a // m
        a, m = m, a % m
        x, y = y, x - q * y
    if a != 1:
        raise ValueError(f"no inverse modulo {modulus}")
    return x % modulus


big = 0xDEADBEEF_CAFEBABE_0123456789ABCDEF
print(big, -big, ~big, abs(-big) == big, +big)
for divisor in (7, -7, 10 ** 19 + 1, -(10 ** 19 + 1)):
    print(big // divisor, big % divisor, -big // divisor, -big % divisor, divmod(-big, divisor))
print(big >> 64, -big >> 100, big << 3, 1 << 100, big & 0xFFFF, (big | 1) ^ big, big & (2 ** 70 - 1))
print(hex(big), hex(-big), oct(big), bin(2 ** 65), f"{big:x}", f"{big:#b}"[:8])
print(big.bit_length(), big.bit_count(), (-big).bit_length(), bool(big), not big)
print(big.to_bytes(16, "big").hex(), (255).bit_length(), int.from_bytes(big.to_bytes(20, "little"), "big"))
print(pow(3, 200, 2 ** 65 + 13), pow(big, 3, 1_000_003), pow(3, -1, 2 ** 70 + 25) * 3 % (2 ** 70 + 25))
print(inverse(65537, 10 ** 30 + 57) * 65537 % (10 ** 30 + 57))
try:
    inverse(6, 10 ** 30)
except ValueError as error:
    print(error)
print(math.factorial(25), math.comb(100, 50), math.perm(30, 20), math.isqrt(2 * 10 ** 60))
print(math.gcd(10 ** 30, 15 ** 20), math.lcm(2 ** 40, 3 ** 30), math.prod(range(1, 26)), sum(2 ** k for k in range(100)))
print(float(10 ** 25), 10 ** 30 / 3, 7 / 10 ** 25, (2 ** 100 + 1) / 2 ** 99, -(10 ** 400) / 10 ** 390, 2 ** 64 / 3)
print(int("123456789012345678901234567890") + 1, str(2 ** 200)[-10:], 9223372036854775807 + 1, -9223372036854775808 - 1)
print(2 ** 70 > 5, 2 ** 70 == 2 ** 70 + 0, 5 < 2 ** 64 <= 2 ** 65, big != 3)
