"""Loops over what is sorted: borrowed where it is only looked at."""
from dataclasses import dataclass


@dataclass
class Task:
    name: str
    urgency: float
    minutes: int = 5

    def work(self) -> None:
        self.minutes -= 1


class Plan:
    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.by_name: dict[str, Task] = {}

    def add(self, name: str, urgency: float) -> None:
        self.tasks.append(Task(name, urgency))

    def show(self) -> None:
        for task in sorted(self.tasks, key=lambda t: t.urgency, reverse=True):
            print(task.name, task.urgency)
        for task in sorted(self.tasks, key=lambda t: (t.minutes, t.name)):
            print("-", task.name, task.minutes)

    def names(self) -> list[str]:
        return [t.name for t in sorted(self.tasks, key=lambda t: t.name)]

    def run(self) -> None:
        for task in self.tasks:
            task.work()

    def drop_first(self) -> None:
        for task in sorted(self.tasks, key=lambda t: t.name):
            if len(self.tasks) > 1:
                self.tasks.pop(0)
                print("dropped before", task.name)


def report(groups: dict[str, list[int]]) -> None:
    for name, numbers in sorted(groups.items()):
        print(name, sum(numbers))
    for name, numbers in sorted(groups.items(), reverse=True):
        print(name, len(numbers))
    for numbers in sorted(groups.values()):
        print(numbers)
    for name in sorted(groups):
        groups[name].append(len(name))


plan = Plan()
plan.add("write", 0.5)
plan.add("read", 2.0)
plan.add("edit", 1.5)
plan.run()
plan.show()
print(plan.names(), ", ".join(t.name for t in sorted(plan.tasks, key=lambda t: -t.urgency)))
plan.drop_first()
print(len(plan.tasks))
groups = {"b": [3, 1], "a": [2], "c": []}
report(groups)
print(groups)
for i, task in enumerate(sorted(plan.tasks, key=lambda t: t.name), 1):
    print(i, task.name)
