"""Members of an enum by their value and by their name, there or not."""
from enum import Enum


class Status(Enum):
    PENDING = "pending"
    ACTIVE = "active"
    DONE = "done"

    @classmethod
    def parse(cls, text: str) -> "Status":
        return cls[text.upper()]


class Level(Enum):
    LOW = 1
    HIGH = 2


for text in ["active", "lost", "it's"]:
    try:
        print(Status(text), Status(text).name)
    except ValueError as error:
        print("error:", error)
for name in ["done", "gone"]:
    try:
        print(Status.parse(name).value, Status[name.upper()])
    except KeyError as error:
        print("no name:", error)
try:
    print(Level(2), Status("done"), Level(3))
except ValueError as error:
    print("error:", error)
try:
    print(Level["LOW"], Level["NONE"])
except KeyError as error:
    print("no name:", error)
