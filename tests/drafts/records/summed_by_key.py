sales = [
    {"region": "north", "amount": 10.5, "units": 2},
    {"region": "south", "amount": 7.25, "units": 1},
    {"region": "north", "amount": 3.0, "units": 4},
]
summary = {}
for s in sales:
    row = summary.setdefault(s["region"], {"count": 0, "amount": 0.0, "names": []})
    row["count"] += s["units"]
    row["amount"] += s["amount"]
    row["names"].append(s["region"][:1])
for region, row in sorted(summary.items()):
    print(region, row["count"], row["amount"], row["names"])
print(summary["north"])
