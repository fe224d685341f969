# What refuters found: places that are computed once, keys of literals, variables of the module in loops.
import time

SCORES = {'I': 1, 'V': 5}
UNITS = {'km': 1000, 'm': 1}
i = 0


def show():
    print('i is', i)


def score(text: str) -> int:
    return sum(SCORES[c] for c in text if c in SCORES) + UNITS.get(text[1:], 0)


for i in range(2):
    show()
print(score('VI'), score('3km'), SCORES.get('XX'))
first = time.perf_counter()
second = time.perf_counter()
print(first - second <= 0, second - first >= 0)


class Temperature:
    def __init__(self, degrees: int):
        self._degrees = degrees

    @property
    def degrees(self) -> int:
        return self._degrees

    @degrees.setter
    def degrees(self, value: int):
        if value < -273:
            raise ValueError('too cold')
        self._degrees = value


t = Temperature(1)
t.degrees = t.degrees + 5
print(t.degrees)
try:
    t.degrees = -300
except ValueError as error:
    print(error)
