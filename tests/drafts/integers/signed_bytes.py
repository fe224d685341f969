"""Integers out of bytes, with and without a sign, in both orders."""


def both(data):
    signed = int.from_bytes(data, "big", signed=True)
    plain = int.from_bytes(data, byteorder="big", signed=False)
    return signed, plain


print(both(b"\xff" * 9), both(b""), both(b"\x80"), both(b"\x7f\xff"))
print(int.from_bytes(b"\x00\x80", "little", signed=True), int.from_bytes(b"\x00\x80", "little"))
print(int.from_bytes(b"\xfe" + b"\0" * 9, byteorder="big"))
n = -(2**70) + 1
print(f"{n:_} {n:>40_}|", f"{n:,}")
print(int.from_bytes("é".encode(), "big") + 2**64)
