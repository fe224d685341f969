"""Members of enums in an order of their own."""
from enum import Enum
from functools import total_ordering


class Step(Enum):
    FIRST = 1
    SECOND = 2
    THIRD = 3

    def __str__(self):
        return self.name.lower()

    def __lt__(self, other):
        return self.value < other.value


@total_ordering
class Rank(Enum):
    LOW = "low"
    HIGH = "high"

    def __lt__(self, other):
        return self.name > other.name


steps = [Step.THIRD, Step.FIRST, Step.SECOND]
print(Step.FIRST < Step.SECOND, sorted(steps)[0], [str(s) for s in sorted(steps)], max(steps) is Step.THIRD)
low, high = Rank.LOW, Rank.HIGH
print(low < high, low >= high, Rank.LOW == Rank.LOW, min(low, high).value)
print(steps.count(Step.FIRST), Step.FIRST in steps, {Step.FIRST: 1}[Step.FIRST], Step.FIRST == Step.SECOND)
