from enum import Enum, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Status(Enum):
    OPEN = "open"
    DONE = "done"

    @property
    def is_final(self):
        return self is Status.DONE

    def label(self):
        return f"<{self.value}>"


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Step(Enum):
    FIRST = auto()
    SECOND = auto()


def next_color(color: Color) -> Color:
    if color == Color.RED:
        return Color.GREEN
    elif color == Color.GREEN:
        return Color.BLUE
    return Color.RED


print(Color.RED, Color.RED.name, Color.RED.value, repr(Color.BLUE))
for color in Color:
    print(color.name, next_color(color).name, color.value * 2)
print([c.name for c in Color], len(Color))
print(Color(2), Color["BLUE"], Color(2) is Color.GREEN)
status = Status("done")
print(status, status.is_final, status.label(), Status.OPEN.label(), Status.OPEN.is_final)
print(Level.HIGH > Level.LOW, Level.HIGH == 5, Level.HIGH, Level.LOW < 3)
print(Step.FIRST.value, Step.SECOND.value, Step.SECOND)
counts = {}
for c in [Color.RED, Color.BLUE, Color.RED]:
    counts[c] = counts.get(c, 0) + 1
print(counts[Color.RED], counts[Color.BLUE])
print(counts)
print(list(Color))
print(f"{Color.RED} {Status.OPEN!r} {Level.HIGH}")
