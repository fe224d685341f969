"""Properties whose value is kept once it is computed."""
from functools import cached_property


class Sample:
    def __init__(self, values):
        self.values = tuple(values)

    @cached_property
    def mean(self):
        return sum(self.values) / len(self.values)

    @cached_property
    def spread(self):
        return max(abs(it - self.mean) for it in self.values)


class Room:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    @cached_property
    def middle(self):
        print("(computed)")
        return (self.low + self.high) / 2

    @cached_property
    def label(self):
        print("(labelled)")
        return f"{self.low} to {self.high}"


sample = Sample([1.0, 2.0, 6.0])
print(sample.mean, sample.spread, sample.mean)
room = Room(10.0, 20.0)
print(room.low)
print(room.middle, room.middle)
room.low = 0.0
print(room.middle, room.label, room.label)
