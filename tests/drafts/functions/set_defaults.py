"""Defaults that read the dict into which they go."""
def go(names):
    ids = {}
    for name in names:
        ids.setdefault(name, len(ids))
    out = [ids.setdefault(n, len(ids)) for n in names + ["new", "newer"]]
    n = ids.setdefault("last", len(ids) * 2) + 1
    return ids, out, n


def make(d, key):
    rows = d.setdefault(key, [len(d)])
    rows.append(7)
    d.setdefault("z" + key, [len(d), 1]).append(5)


print(go(["xa", "yo", "xa"]))
d: dict[str, list[int]] = {}
make(d, "a")
make(d, "a")
print(d)
