"""Parts of a file: what stands between lines of dashes, one part after the other."""


def parts(source):
    lines = []
    for line in source:
        if not line.startswith("---"):
            lines.append(line.strip())
            continue
        yield lines
        lines = []
    yield lines


def longest(source, shortest=0):
    return max((len(line) for part in parts(source) for line in part if len(line) > shortest), default=shortest)


def total(source, letter):
    return sum(line.count(letter) for line in source)


with open("menu.txt", "w") as out:
    out.write("soup 4\nsalad 5\n---\n---  mains\npasta 9\n  rice 8  \n")
with open("menu.txt") as menu:
    for number, part in enumerate(parts(menu), start=1):
        print(number, part)
with open("menu.txt") as menu:
    print(longest(menu), total(menu, "s"))
