def line(name, total, count, mask, item):
    return f"{name:>8}|{total:9.2f}|{count:05d}|{mask:#x}|{{}}|{item!r:<7}|{count=}|{name}"


print(line("Ada", 3, -42, 255, "tea", ))
print(line("Größe", 1e6, 7, 0, None))
