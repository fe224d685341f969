from dataclasses import dataclass


@dataclass
class Counter:
    name: str
    count: int = 0

    def update(self, amount: int) -> None:
        self.count += amount

    def read(self) -> int:
        return self.count


@dataclass
class Gauge:
    name: str
    level: int = 0

    def update(self, amount: int) -> None:
        self.level = amount

    def read(self) -> int:
        return self.level


metrics: list[Counter | Gauge] = [Counter("hits"), Gauge("load")]
for m in metrics:
    m.update(3)
for m in metrics:
    m.update(4)
    print(m.name, m.read())
first = metrics[0]
first.update(10)
print(metrics)
names = {m.name: m.read() for m in metrics}
print(names)
for m in metrics:
    if isinstance(m, Counter):
        m.count = 0
print([m.read() for m in metrics])
