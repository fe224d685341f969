# ANCHOR: options
def export(rows, *, separator=",", header=True):
    # PAIR: header
    lines = ["name" + separator + "age"] if header else []
    for name, age in rows:
        lines.append(f"{name}{separator}{age}")
    return lines
# ANCHOR_END: options


# ANCHOR: main
rows = [("Ada", 36), ("Ben", 41)]
print(export(rows))
print(export(rows, separator=";", header=False))
# ANCHOR_END: main
