events = [("key", "a", 1), ("click", "l", 2), ("key", "b", -3)]
total = 0
for event in events:
    match event:
        case ("key", k, n):
            total += n
            print("key", k)
        case (kind, *_):
            print(kind)
print(total)


def ends(t: tuple[int, str, float, int]) -> str:
    match t:
        case (0, *_, last) if last < 0:
            return f"zero to {last}"
        case (*_, 0):
            return "ends with zero"
        case (first, *_, 1.5, _):
            return f"{first} and a half"
        case (first, name, *_, last):
            return f"{first} {name} {last}"


print(ends((0, "é", 2.0, -1)), ends((1, "", 0.0, 0)), ends((3, "x", 1.5, 9)), ends((-4, "y", 2.5, 6)))
