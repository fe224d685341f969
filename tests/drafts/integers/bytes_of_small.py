# The bytes of integers of any size.
import math


def checksum(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) % 65521
    return total


n, e, d = 3233, 17, pow(17, -1, 3120)
message = 65
cipher = pow(message, e, n)
print(cipher.to_bytes(2, "big").hex(), pow(cipher, d, n).to_bytes(1, "little"))
print(checksum(b"hello").to_bytes(4, "big"), (0).to_bytes(0, "big"), (255).to_bytes(2, "little"))
print(int.from_bytes(cipher.to_bytes(2, "big"), "big") == cipher, math.isqrt(cipher))
print(pow(3, -1, 7), pow(-3, -1, 7), pow(3, -1, -7), pow(5, -1, 1), pow(2**40 + 1, -1, 10**12 + 39))
