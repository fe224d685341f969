from enum import Enum, StrEnum, auto


class Color(str, Enum):
    RED = "red"
    GREEN = "grün"

    @property
    def short(self):
        return self.value[0].upper()


class Mode(StrEnum):
    FAST = auto()
    SLOW = "slow"


class Level(Enum):
    LOW = 1
    HIGH = 2


def paint(color: Color) -> str:
    if color == "red":
        return "R"
    if color in ("grün", "blau"):
        return "GB"
    return "?"


def named(text: str) -> str:
    try:
        return Color(text).name
    except ValueError as error:
        return str(error)


print(Color.RED, Color("grün").short, Color.RED == "red", "red" == Color.RED, Color.RED != "green")
print([paint(it) for it in Color], [it.value for it in Color], f"{Color.GREEN:>14}|{Color.GREEN}|{Color.GREEN.value:>6}|")
print(Color.RED is Color.RED, Color.RED == Color.GREEN, repr(Color.RED), str(Color.GREEN), bool(Color.RED))
print(Mode.FAST, f"{Mode.FAST:<6}|{Mode.SLOW:^8}|", Mode.FAST == "fast", Mode.SLOW in ("fast", "SLOW"))
print(f"{Level.LOW:>12}|{Level.HIGH!r}", Color.GREEN < Color.RED, Mode.FAST < Mode.SLOW)
print(named("red"), named("blau"), {Color.RED: 1, Color.GREEN: 2}[Color("red")])
words = ["red", "RED", "grün"]
print([word for word in words if word == Color.RED], [word for word in words if Color.GREEN != word])
if Mode.FAST:
    print("true", *(mode for mode in Mode))
