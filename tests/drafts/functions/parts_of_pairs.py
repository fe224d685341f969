d = {("a", 1): (2, "x"), ("b", 3): (4, "y")}


def keys(table: dict[tuple[str, int], tuple[int, str]]) -> list[str]:
    out = []
    for (name, n), (m, word) in table.items():
        if name in ("a", "c") and word in ("x", "z"):
            out.append(name + word + str(n + m))
    return out


def named(rows):
    found = []
    for (first, last), count in rows:
        if first in ("x", "y") or last == "q":
            found.append(f"{first}-{last}:{count}")
    return found


print(keys(d), named([(("x", "q"), 1), (("".join(["p"]), "r"), 2)]))
