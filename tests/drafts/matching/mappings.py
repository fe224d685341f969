def place(d: dict[str, int]) -> str:
    match d:
        case {"x": x, "y": y}:
            return f"point {x} {y}"
        case {"x": 0}:
            return "zero"
        case {"x": -1 | -2 as x, **rest}:
            return f"left {x} {sorted(rest)}"
        case {"x": x, **rest}:
            return f"x {x} {sorted(rest)} {rest}"
        case {}:
            return f"other {len(d)}"


for d in [{"x": 1, "y": -2}, {"x": 0}, {"x": -2, "é": 4}, {"x": 3, "z": 4}, {}, {"q": 1}]:
    print(place(d))


def read(msg: dict[str, str], loud: bool = False) -> str:
    match msg:
        case {"type": "add", "name": name}:
            return "add " + name
        case {"type": "del" | "rm", "name": name}:
            return "del " + name
        case {"type": "quiet"} if not loud:
            return "hush"
        case {"type": kind}:
            return "unknown " + kind
        case _:
            return "bad"


print(read({"type": "add", "name": "a"}), read({"type": "rm", "name": "b"}), read({"type": "zz"}), read({}))
print(read({"type": "quiet"}), read({"type": "quiet"}, True), read({"name": "x"}), read({"type": "rm"}))
