"""Results that are given on as they are, truth that is asked by name, parts of a text by their places."""


class Refused(Exception):
    pass


def check(x: int) -> int:
    if x < 0:
        raise Refused(f"{x} is refused")
    return x * 2


class Desk:
    def __init__(self, limit: int) -> None:
        self.limit = limit

    def admit(self, x: int) -> int:
        if x > self.limit:
            raise Refused("too large")
        return check(x)

    def admit_twice(self, x: int) -> int:
        if x == 0:
            return self.admit(1)
        return self.admit(self.admit(x))


def tried(desk: Desk, x: int) -> int:
    try:
        return desk.admit_twice(x)
    except Refused as error:
        print("refused:", error)
        return -1
    finally:
        print("done with", x)


def maybe(desk: Desk, x: int) -> int | None:
    if x == 7:
        return None
    return desk.admit(x)


def said(loud: bool, soft: bool | None) -> str:
    words = []
    if loud is True:
        words.append("loud")
    if loud is False:
        words.append("quiet")
    if loud == False:
        words.append("still")
    if loud is not True or soft is True:
        words.append("soft")
    if (loud and soft) is not True:
        words.append("mixed")
    return " ".join(words)


def parts(line: str) -> tuple[str, str, str]:
    return line.split()[0], line.split(",")[1], line.split(", ")[-1]


def last(line: str) -> str:
    return line.split()[-1]


desk = Desk(10)
print(tried(desk, 2), tried(desk, 6), tried(desk, -1), tried(desk, 0))
try:
    print(maybe(desk, 7), maybe(desk, 3), maybe(desk, 11))
except Refused as error:
    print("again:", error)
for loud in (True, False):
    for soft in (True, False, None):
        print(said(loud, soft))
print(parts("größe 1,zwei, drei"), last(" a  b\tc "))
errors = []
for x in (1, -2):
    try:
        check(x)
    except Refused as error:
        errors.append(error)
print(errors)
