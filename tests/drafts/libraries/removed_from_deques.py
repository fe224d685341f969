"""The first of the equal items leaves a deque; the rest keeps its order."""
from collections import deque


class Lift:
    def __init__(self):
        self.queue = deque()
        self.floor = 2

    def step(self):
        if self.floor in self.queue:
            self.queue.remove(self.floor)
            return True
        return False


lift = Lift()
lift.queue.extend([5, 2, -7, 2])
print(lift.step(), list(lift.queue), lift.step(), lift.step(), list(lift.queue))
names = deque(["é", "b", "é"])
names.remove("é")
for name in ["b", "b", "é"]:
    if name in names:
        names.remove(name)
print(list(names), len(names))
