"""computed keys, presence, merged dicts"""
rows = [
    {"name": "Ä", "qty": 3, "price": 2.5, "note": None},
    {"name": "b", "qty": -1, "price": 1e16, "note": "x'y"},
    {"name": "", "qty": 0, "price": 0.1},
]


def total(rows, key):
    return sum(row[key] for row in rows)


def cell(row, column, default="-"):
    return str(row.get(column, default)).rjust(6)


for column in ("qty", "price"):
    print(column, total(rows, column), [row[column] for row in rows])
for row in rows:
    print("|".join(cell(row, c) for c in ["name", "qty", "note", "colour"]))
    print(row, "note" in row, "note" not in row)
    for key in ("name", "qty", "price"):
        print(f"{key}={row[key]!r}", row[key], end="; ")
    print()
rows[2]["note"] = "late"
rows[1]["note"] = None
print(rows[1], rows[2], rows[2].get("note", "none"), rows[1].get("note"))
copied = dict(rows[0])
copied["qty"] = 99
print(copied, rows[0]["qty"])
try:
    for key in ("qty", "colour"):
        print(rows[0][key])
except KeyError as error:
    print("no key", error)
one = {"a": 1, "b": 2}
two = {"b": 3, "c": 4}
print({**one, **two}, {**two, "d": 5, **one}, one | two, two | {"a": 0}, {"z": 0, **one})
both = {**one, "b": 20}
both["a"] += 1
print(one, both)
print(sorted(rows, key=lambda r: (r.get("note") is None, r.get("note"), r["qty"]))[0]["qty"])
