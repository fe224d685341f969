row = {"mean": 3, "name": None, "note": "ok"}
print(f"[{row['mean'] or '-':6}][{row['name'] or '-':6}][{row['mean'] or '-':>6}]")
x = 0
print(f"[{x or 'none':6}] [{x or 'none':<6}]")
x = 5
print(f"[{x or 'none':6}] [{x or 'none':<6}]")
for key in ("mean", "note"):
    print(f"[{row[key]:>5}]", f"[{row[key]}]")
print("%s|%5s|%r" % (row["mean"], row["note"], row["name"]))
