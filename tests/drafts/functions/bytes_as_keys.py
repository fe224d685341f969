"""Bytes taken apart, given back, looked for in lists and as keys."""


def parts(data: bytes) -> list[bytes]:
    return data.split(b",")


def first(data: bytes) -> bytes:
    return data.split(b",")[0]


def words(data: bytes) -> list[bytes]:
    return data.split(b" ")


def lines(data: bytes) -> list[bytes]:
    rows = data.split(b"\n")
    rows.append(b"end")
    return rows


def lengths(data: bytes) -> list[int]:
    return [len(part) for part in data.split(b";")]


def table(data: bytes) -> dict[bytes, bytes]:
    found = {}
    for row in data.split(b";"):
        key, value = row.split(b"=")
        found[key] = value
    return found


def kept(data: bytes) -> list[bytes]:
    out = []
    for part in data.split(b","):
        if part:
            out.append(part)
    return out


print(parts(b"a,b")[1], first(b"x,y"), words(b"a b")[0], lines(b"q\nr")[-1])
print(lengths(b"aa;b;"), table(b"a=1;b=2")[b"b"], kept(b"a,,b")[1], kept(b"x,,y")[0])


def look(table: dict[bytes, int]) -> int:
    total = table[b"a"] + table.get(b"b", 0)
    if b"a" in table:
        total += 1
    table[b"c"] = 4
    table[b"a"] += 2
    del table[b"c"]
    seen = {b"x", b"y"}
    seen.discard(b"x")
    return total + table.pop(b"a") + len(seen) + (1 if b"y" in seen else 0)


print(look({b"a": 1, b"b": 2}))


def within(parts: list[bytes], one: bytes) -> str:
    parts.append(one)
    found = [one in parts, b"zz" in parts, b"a" in parts]
    return f"{found[0]} {found[1]} {found[2]}"


def places(parts: list[bytes], one: bytes) -> int:
    return parts.index(one) * 10 + parts.count(b"a")


def known(table: dict[bytes, int], one: bytes) -> bool:
    return one in table and table[one] > 0


def without(parts: list[bytes], one: bytes) -> list[bytes]:
    parts.remove(one)
    return [part for part in parts if part != b"b" and part not in (b"x", b"y")]


print(within([b"a", b"b", b"a"], b"q"), places([b"c", b"a"], b"a"), known({b"k": 1}, b"k"), known({}, b"k"))
print(len(without([b"a", b"b", b"x", b"q"], b"a")))
