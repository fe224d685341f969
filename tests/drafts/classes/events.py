from collections import namedtuple
from enum import Enum


class Kind(Enum):
    LOGIN = "login"
    LOGOUT = "logout"
    ERROR = "error"


Event = namedtuple("Event", ["time", "kind", "user"])


def parse(line):
    time, kind, user = line.split(",")
    return Event(int(time), Kind(kind), user)


lines = ["1,login,ann", "2,login,bob", "5,error,ann", "9,logout,bob"]
events = [parse(line) for line in lines]
print(events[0].user, events[2].kind, events[1].time)
counts = {}
for event in events:
    counts[event.kind] = counts.get(event.kind, 0) + 1
for kind in Kind:
    print(kind.value, counts.get(kind, 0))
time, kind, user = events[3]
print(time, kind.name, user)
print(events[0])
