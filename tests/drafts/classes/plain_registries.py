"""Classes in registries, in loops and as arguments; functions chosen by a class; members with fields."""
from dataclasses import dataclass
from enum import Enum
from functools import singledispatchmethod


HANDLERS = {}


def handles(kind):
    def decorate(cls):
        HANDLERS[kind] = cls
        return cls

    return decorate


class Filter:
    registry = {}
    label = "none"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Filter.registry[cls.label] = cls

    def run(self, text):
        raise NotImplementedError


@handles("loud")
class Upper(Filter):
    label = "upper"

    def run(self, text):
        return text.upper()


@handles("twice")
class Repeat(Filter):
    label = "repeat"

    def __init__(self, times=2):
        self.times = times

    def run(self, text):
        return " ".join([text] * self.times)


def create(name):
    try:
        return Filter.registry[name]()
    except KeyError:
        raise ValueError(f"unknown filter: {name}") from None


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    def gravity(self):
        return 6.673e-11 * self.mass / self.radius**2


@dataclass
class Deposit:
    amount: int


@dataclass
class Withdraw:
    amount: int


class Account:
    def __init__(self):
        self.balance = 0

    @singledispatchmethod
    def apply(self, event):
        raise NotImplementedError("no handler")

    @apply.register
    def _(self, event: Deposit):
        self.balance += event.amount

    @apply.register
    def _(self, event: Withdraw):
        if event.amount > self.balance:
            raise ValueError("overdrawn")
        self.balance -= event.amount


print(sorted(Filter.registry))
for name in ("upper", "repeat", "lost"):
    try:
        print(create(name).run("ab"))
    except ValueError as error:
        print(error)
for kind in ("loud", "other"):
    print(HANDLERS.get(kind, Repeat)().run("you"))
for kind, cls in HANDLERS.items():
    print(kind, cls.__name__)
for made in (Upper, Repeat):
    print(made.__name__, made.label, made().run("x"))
for planet in Planet:
    print(planet.name, f"{planet.gravity():.2f}", planet.value[0])
print(list(Planet.__members__))
account = Account()
for event in [Deposit(100), Withdraw(30), Withdraw(500)]:
    try:
        account.apply(event)
    except ValueError as error:
        print(error, event)
print(account.balance)
