"""Bytes that are put together, with + and with +=; who held them before keeps what they were."""


def pack(name, rest):
    raw = name.encode("utf-8")
    head = len(raw).to_bytes(2, "little")
    data = head + raw + rest
    data += b"!"
    return data


def both(a: bytes, b: bytes) -> bytes:
    return a + b


print(pack("Zoë", b"ab"))
print(both(b"x", b"") + b"y", len(both(b"1", b"2")))
print("a".encode() + both(b"q", b"r"))
x = b"abc"
y = x + x
print(x, y, x == y, x + b"" == x)


class Frame:
    def __init__(self):
        self.data = b""

    def add(self, more):
        self.data += more
        return self

    def whole(self):
        return b"<" + self.data + b">"


f = Frame().add(b"one").add("ä".encode())
print(f.whole(), f.data)
acc = b""
for word in ["a", "bc", ""]:
    acc += word.encode() + b";"
    old = acc
    acc = acc + b"\n"
print(acc, old)
first = b"x"
second = first
second += b"y"
print(first, second)
first += first
print(first)


def grow(data):
    data += b"."
    return data


print(grow(first), first, grow(b""))
