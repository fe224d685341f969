"""Bytes repeated from either side: nothing for a number below one."""

NUL = b"\0"
BLOCK = 4


def padded(payload: bytes) -> bytes:
    whole, rest = divmod(len(payload), BLOCK)
    if rest:
        payload += (BLOCK - rest) * NUL
    return payload + whole * b"|" + NUL * -1 + -2 * b"x"


def main() -> None:
    for text in ("", "ab", "äö", "abcde"):
        print(padded(text.encode("utf-8")), len(padded(text.encode())))


main()
