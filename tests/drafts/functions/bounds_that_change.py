"""Bounds of deques whose names stand for something else later."""

from collections import deque
from dataclasses import dataclass, field


class Log:
    def __init__(self, limit: int) -> None:
        self.log_limit = 100
        self.log: deque[str] = deque(maxlen=limit)

    def add(self, s: str) -> None:
        self.log.append(s)


class Few:
    def __init__(self) -> None:
        self.xs: deque[int] = deque(maxlen=2)


@dataclass
class All:
    xs: deque[int] = field(default_factory=deque)


def reused(xs: list[int], n: int) -> None:
    d: deque[int] = deque(maxlen=n)
    for n in xs:
        d.append(n)
    print(list(d))


def counted(xs: list[int], n: int) -> None:
    d: deque[int] = deque(maxlen=n)
    for x in xs:
        d.append(x)
        n += 1
    print(list(d), n)


class Clock:
    def __init__(self) -> None:
        self.past: list[int] = []

    def reset(self) -> int:
        self.past = [1]
        return 2


def main() -> None:
    clock = Clock()
    print(clock.past, clock.reset(), clock.past)
    reused([1, 2, 3, 4, 5, 6], 3)
    counted([1, 2, 3, 4, 5, 6], 3)
    log = Log(2)
    for c in "héy":
        log.add(c)
    print(list(log.log), log.log_limit)
    few, many = Few(), All()
    for i in range(4):
        few.xs.append(i)
        many.xs.append(i)
    print(list(few.xs), list(many.xs))


main()
