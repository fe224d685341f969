"""A hook has the name of the method that calls it, but for its underscore; not every class has both."""
from abc import ABC, abstractmethod


class Limiter(ABC):
    def __init__(self, start):
        self.start = start
        self.denied = 0

    @abstractmethod
    def _allow(self, key):
        ...

    def allow(self, key):
        ok = self._allow(key)
        if not ok:
            self.denied += 1
        return ok


class Even(Limiter):
    def __init__(self, start, by):
        super().__init__(start)
        self.by = by

    def _allow(self, key):
        self.start += self.by
        if self.start % 2:
            return False
        return len(key) > 1


class Short(Limiter):
    def __init__(self, start, limit):
        super().__init__(start)
        self.limit = limit

    def _allow(self, key):
        return len(key) < self.limit


class Shorter(Short):
    def allow(self, key):
        return self._allow(key + "é")


class Page:
    def render(self):
        return "<" + self._render() + ">"

    def _render(self):
        return "page"


class Title(Page):
    def _render(self):
        return super()._render() + "!"


def main():
    limits = [Even(1, 3), Short(2, 3), Shorter(-2, 3)]
    for limit in limits:
        print([limit.allow(key) for key in ["", "ab", "abcd"]], limit.denied)
    print(Page().render(), Title().render())


main()
