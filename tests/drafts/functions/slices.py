"""Slices, ranges and keys at their ends."""


def part(items, n):
    return sorted(items)[:n]


numbers = list(range(10))
print(numbers[8:2:-2], numbers[-1:-20:-3], numbers[2:8:-1], numbers[:3:-1], numbers[-3::-1])
print(part([3, 1, 2], 2), part([3, 1, 2], -1), part([3], 5))
numbers[2:4] = [20, 30, 40]
numbers[9:99] = [7]
print(numbers)
del numbers[1:3]
del numbers[5:2]
print(numbers)
for step in (3, -4):
    print(list(range(10, -5, step)), list(range(0, 10, step)))
settings = {"aa": 1}
settings.setdefault("aa", 5)
settings.setdefault("bb", 5)
print(settings, settings.pop("zzz", None), settings.pop("aa", None))
print(pow(3, 200, 13), pow(-7, 3, 5), pow(2, 5, -7))
date = (2024, 2, 9)
print("%04d-%02d-%02d" % date)
print(max(settings, key=settings.get))
