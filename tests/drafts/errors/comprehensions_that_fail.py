"""Comprehensions in which something fails, and somebody sees it."""


class Bad(Exception):
    def __init__(self, text, at):
        super().__init__(f"bad {text!r} at {at}")
        self.text, self.at = text, at


def parse(text, at=0):
    if not text.lstrip("-").isdigit():
        raise Bad(text, at)
    print("parsed", text)
    return int(text)


def joined(items):
    return "<" + ", ".join(str(parse(i)) for i in items) + ">"


def total(items):
    return 1 + sum(parse(i, at) for at, i in enumerate(items))


def largest(items):
    return max((parse(i) for i in items), default=-1)


def by_text(items):
    return {i: parse(i) for i in items if i}


def spread(now, items):
    return [now, *(parse(i) for i in items), now]


def in_order(items):
    return sorted((parse(i) for i in items), key=lambda n: -n)


def nested(rows):
    return [parse(i) for row in rows for i in row if parse(i) >= 0]


def every(items):
    return all(parse(i) > 2 for i in items)


def some(items):
    return any(parse(i) > 2 for i in items if i != "0")


def lookup(ages, names):
    return ", ".join(f"{name}={ages[name]}" for name in names)


for items in ([], ["3", "-1", "2"], ["4", "é", "5"], ["1", "9", "x"]):
    try:
        print(joined(items))
    except Bad as e:
        print("error", e, e.text)
    try:
        print(total(items), largest(items))
    except Bad as e:
        print("error", e, e.at)
    try:
        print(by_text(items), spread(0, items))
    except Bad as e:
        print("error", e)
    try:
        print(in_order(items))
        print(every(items), some(items))
    except Bad as e:
        print("error", e)
    try:
        print(every(items[1:]) or some(items[1:]), nested([items, items[:1]]))
    except Bad as e:
        print("error", e)
for names in ([], ["ann"], ["ann", "bob"]):
    try:
        print(lookup({"ann": 3}, names))
    except KeyError as e:
        print("no", e)
