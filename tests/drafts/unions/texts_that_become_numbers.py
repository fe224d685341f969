"""Texts that become numbers where they spell one."""


def parse(text):
    out = {}
    for part in text.split(";"):
        if "=" not in part:
            continue
        key, _, value = part.partition("=")
        value = value.strip()
        if value.isdigit():
            value = int(value)
        out[key.strip()] = value
    return out


def parse2(text):
    out = {}
    for part in text.split(";"):
        key, value = part.split("=")
        try:
            value = int(value)
        except ValueError:
            pass
        out[key] = value
    return out


def parse3(value):
    if value.lower() == "true":
        value = True
    elif value.lower() == "none":
        value = None
    elif value.isdigit():
        value = int(value)
    return value


def cells(rows):
    table = []
    for row in rows:
        line = []
        for cell in row.split(","):
            cell = cell.strip()
            if cell.replace(".", "", 1).isdigit():
                cell = float(cell)
            line.append(cell)
        table.append(line)
    return table


def same(value: str) -> int:
    if value.isdigit():
        value = int(value)
    else:
        value = -1
    return value + 1


print(parse("a=1; b = x ;junk; c=007"), parse2("a=1;b=ü;c= 5 "))
print(parse3("TRUE"), parse3("12"), parse3("x"), parse3("none"))
print(cells(["a, 1.5", "2,b", ""]))
print(same("41"), same("x"))
for name, value in parse("a=1;b=x").items():
    print(name, value, isinstance(value, int))
