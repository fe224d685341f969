"""All kinds of patterns: literals, alternatives, sequences with stars, classes, members, None, guards, names."""
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Light(Enum):
    RED = 1
    AMBER = 2
    GREEN = 3


class Event(NamedTuple):
    level: Light
    source: str
    code: int


@dataclass(frozen=True)
class Point:
    x: int
    y: int


@dataclass
class Person:
    name: str
    age: int
    email: str | None = None


def respond(status: int) -> str:
    match status:
        case 200 | 201:
            return "ok"
        case code if 500 <= code < 600:
            return f"server error {code}"
        case -1:
            return "no answer"
        case _:
            return "unknown"


def parse(line):
    match line.split():
        case []:
            return "nothing"
        case ["quit" | "exit"]:
            return "bye"
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["drop", *items] if len(items) > 1:
            return f"dropping {len(items)}: {', '.join(items)} {items}"
        case ["drop", item]:
            return f"dropping {item}"
        case [word, *_]:
            return f"cannot {word}"


def shape(values: list[int]) -> str:
    match values:
        case [0, *_]:
            return "starts with zero"
        case [*_, 0]:
            return "ends with zero"
        case [a, b] if a > b:
            return f"falling {a} {b}"
        case [a, _, c]:
            return f"three from {a} to {c}"
        case [_, *middle, _]:
            return f"{len(middle)} between, sum {sum(middle)}, {middle}"
        case other:
            return f"other {other}"


def next_light(light: Light) -> Light:
    match light:
        case Light.RED:
            return Light.GREEN
        case Light.GREEN:
            return Light.AMBER
        case Light.AMBER:
            return Light.RED


def where(point: Point) -> str:
    match point:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"y axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"


def describe(person: Person) -> str:
    match person:
        case Person(name="root"):
            return "the administrator"
        case Person(name, age) if age < 18:
            return f"{name} is a minor"
        case Person(name, email=None):
            return f"{name} cannot be reached"
        case Person(name=name, email=email):
            return f"{name} <{email}>"


def route(event: Event) -> str:
    match event:
        case Event(Light.RED, source, code) if code >= 500:
            return f"page {source} {code}"
        case Event(level=Light.RED):
            return "ticket"
        case Event(_, "audit", code):
            return f"archive {code}"
        case Event(level, source, _):
            return f"{level.name} {source}"


def count(tokens: list[tuple[str, str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for token in tokens:
        match token:
            case ("op", sign):
                key = f"op{sign}"
            case ("paren", "("):
                key = "open"
            case (kind, text):
                key = f"{kind}:{len(text)}"
        counts[key] = counts.get(key, 0) + 1
    return counts


def find(value: int | None) -> str:
    match value:
        case None:
            return "none"
        case 0:
            return "zero"
        case n if n < 0:
            return f"negative {-n}"
        case n:
            return f"got {n + 1}"


class Robot:
    def __init__(self):
        self.x = 0
        self.facing = "N"
        self.log = []

    def turn(self, side):
        match (self.facing, side):
            case ("N", "L") | ("S", "R"):
                self.facing = "W"
            case ("W", _):
                self.facing = "N"
            case _:
                self.facing = "S"

    def run(self, commands):
        for command in commands.split(","):
            match command.strip().split(" "):
                case ["L" | "R" as side]:
                    self.turn(side)
                case ["F", n] if n.isdigit():
                    self.x += int(n)
                case ["stop"]:
                    break
                case _:
                    self.log.append(command)


print([respond(code) for code in (200, 201, 599, 600, -1)])
for line in ("", "exit", "go north", "go up", "drop a b c", "drop a", "sing loudly"):
    print(repr(line), "->", parse(line))
for values in ([0, 1], [1, 0], [3, 2], [2, 3], [1, 2, 3], [1, 2, 3, 4, 5], [9], []):
    print(values, shape(values))
print(next_light(Light.RED), next_light(Light.AMBER))
print([where(p) for p in (Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 5))])
for person in (Person("root", 0), Person("Ann", 12), Person("Bob", 40), Person("Cy", 30, "cy@example.org")):
    print(describe(person))
for event in (Event(Light.RED, "db", 503), Event(Light.RED, "web", 404), Event(Light.GREEN, "audit", 7), Event(Light.AMBER, "web", 1)):
    print(route(event))
print(count([("op", "+"), ("paren", "("), ("paren", ")"), ("num", "12"), ("op", "+")]))
print([find(value) for value in (None, 0, -5, 41)])
robot = Robot()
robot.run("F 3, L, X, F y, R, R, F 2, stop, F 9")
print(robot.x, robot.facing, robot.log)
