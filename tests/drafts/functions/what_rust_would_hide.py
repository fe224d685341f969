"""What Python does by itself, or in another order, and a draft must not pass over."""
from collections import defaultdict, namedtuple

Point = namedtuple("Point", ["x", "y"])


class Refused(Exception):
    def __init__(self, what, times=2):
        self.what = what
        self.times = times


class Player:
    def __init__(self, points):
        self.points = points


def noted(value: int) -> int:
    print("noted", value)
    return value


def said(text: str) -> str:
    print("said", text)
    return text


def chosen(flag):
    if flag:
        value = 10
    return value


def refuse(what):
    raise Refused(what)


def doubled(values):
    try:
        return values
    finally:
        values.append(0)


def counted(found, key):
    found[key].append(1)
    return len(found)


def row_in_table():
    row = [1]
    table = [row, [2]]
    row.append(5)
    print(table)


def main() -> None:
    print(chosen(True))
    print(doubled([1]))
    row_in_table()
    point = Point(1, 2)
    try:
        point.x = 5
    except AttributeError:
        print("fixed")
    try:
        noted(1)
    except RecursionError:
        print("too deep")
    try:
        refuse("x")
    except Refused as error:
        print(error)
    print("{b} {a}".format(a=said("a"), b=said("b")))
    print("{0} {0}".format(said("c")))
    print(noted(2) in [noted(1), noted(2)])
    print(sorted([3, 1, 2], key=noted))
    print(list(enumerate([noted(5)], noted(1))))
    print(f"{1:>{noted(4)}}")
    print(said("d") is None)
    print(len((noted(1), noted(2))))
    found: defaultdict[str, list[int]] = defaultdict(list)
    found["p"].append(counted(found, "q"))
    print(dict(found))
    print(isinstance(noted(6), int))
    places = [3, 1, 0, 2]
    places[0], places[places[0]] = places[places[0]], places[0]
    print(places)
    players = [Player(1)]
    stack = [1, 2, 3]
    stack[-1] += stack.pop()
    print(stack, len(players))


main()
