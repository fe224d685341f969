"""Calls that change what stands beside them: what Rust can't lend twice is left open."""

items = [1]
table = {}


def add():
    global items
    items = items + [2]
    return len(items)


def put():
    table[len(table)] = 0
    return len(table)


def numbers():
    for number in range(3):
        print("asked", number)
        yield number


for item in items:
    print(item, add())
table.setdefault(put(), put())
table.setdefault(7, 1)
print({0, 1}.isdisjoint(numbers()))
