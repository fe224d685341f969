def convert(rows):
    out, bad = [], 0
    for row in rows:
        rec = {"id": row[0], "value": row[1], "kind": row[2]}
        try:
            rec["id"] = int(rec["id"])
            rec["value"] = float(rec["value"])
        except ValueError:
            bad += 1
            continue
        if rec["kind"] == "-":
            rec["kind"] = None
        if rec["value"] > 10:
            rec["size"] = "big"
        elif rec["value"] > 5:
            rec["size"] = "medium"
        else:
            rec["size"] = "small"
        out.append(rec)
    return out, bad


def keep(rows):
    out = []
    for row in rows:
        rec = {"id": row[0], "value": row[1]}
        try:
            rec["value"] = float(rec["value"])
        except ValueError:
            rec["value"] = -1.0
        if rec["id"].isdigit():
            rec["id"] = int(rec["id"])
        else:
            print("skip", rec["id"])
            continue
        rec["n"] = 0
        for c in row[1]:
            if c.isdigit():
                print(c, rec["value"])
        out.append(rec)
    return out


rows, bad = convert([("1", "2.5", "x"), ("2", "x", "y"), ("3", "12", "-"), ("4", "7", "-")])
for r in rows:
    print(r["id"], r["value"], r["kind"], r["size"])
print(bad)
for r in keep([("1", "2.5"), ("2", "x1"), ("q", "12")]):
    print(r["id"], r["value"], r["n"])
