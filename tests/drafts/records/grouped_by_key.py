"""grouping of records, by a key of them"""
from collections import defaultdict

sales = [
    {"shop": "A", "item": "pen", "count": 3, "price": 1.5, "day": None},
    {"shop": "B", "item": "ink", "count": 1, "price": 7.0, "day": "Mon"},
    {"shop": "A", "item": "ink", "count": 2, "price": 7.0, "day": "Tue"},
]


def group(rows, key):
    groups = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def total(rows, field):
    result = 0
    for row in rows:
        result += row[field]
    return result


for key in ("shop", "item"):
    for name, rows in sorted(group(sales, key).items()):
        print(key, name, total(rows, "count"), len(rows))
print(total(sales, "price"), total(sales, "count"))
best = max(sales, key=lambda s: s["count"] * s["price"])
best["count"] += 10
print(sales[2], best is sales[2])
header = list(sales[0])
print(header, [list(s.values())[0] for s in sales])
for s in sales:
    print(",".join(str(s[h]) for h in header))
    print(",".join("" if s[h] is None else str(s[h]) for h in header))
