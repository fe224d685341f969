from itertools import groupby, accumulate, islice, starmap, compress, filterfalse, zip_longest
from collections import defaultdict


class Event:
    def __init__(self, day, kind, size):
        self.day = day
        self.kind = kind
        self.size = size

    def __repr__(self):
        return f"Event({self.day}, {self.kind!r})"


events = [Event(1, "a", 10), Event(1, "b", 5), Event(2, "a", 7), Event(1, "c", 1)]
for day, group in groupby(events, key=lambda e: e.day):
    group = list(group)
    print(day, len(group), group[0].kind, sum(e.size for e in group))
for (day, big), group in groupby(events, lambda e: (e.day, e.size > 5)):
    print(day, big, max(e.size for e in group))
totals = defaultdict(int)
for kind, group in groupby(sorted(events, key=lambda e: e.kind), key=lambda e: e.kind):
    for e in group:
        totals[kind] += e.size
print(dict(totals))
print([(k, len(list(g))) for k, g in groupby("aabbb")])
print({k: sorted(g) for k, g in groupby(sorted([3, 13, 22, 5], key=lambda n: n % 10), key=lambda n: n % 10)})


def decade(year):
    return year // 10 * 10


years = [1981, 1985, 1990, 1999, 2001]
for start, ys in groupby(years, key=decade):
    print(f"{start}s:", ", ".join(str(y) for y in ys))
signs = [1.5, 2.5, -1.0, 3.0]
print([sum(g) for _, g in groupby(signs, key=lambda x: x > 0)])
longest = max(len(list(g)) for bit, g in groupby("0011101") if bit == "1")
print(longest)
print(max((len(list(g)), k) for k, g in groupby("xxyyyz")))
