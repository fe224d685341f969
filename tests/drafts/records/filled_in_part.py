def partial(rows):
    for row in rows:
        rec = {"a": row[0], "b": row[1]}
        try:
            rec["a"] = int(rec["a"])
            rec["b"] = int(rec["b"])
        except ValueError:
            print("partly", rec["a"], rec["b"])
            continue
        print(rec["a"] + rec["b"])


partial([("1", "2"), ("3", "x")])
