"""Plain JSON: numbers and texts by key."""
import json

scores = json.loads('{"ann": [3, 4], "bob": [5], "cid": []}')
for name, values in scores.items():
    print(name, sum(values), max(values, default=0))
prices = json.loads('{"tea": 3, "cake": 4.5}')
for name, price in prices.items():
    print(name, price, price * 2)
print(max(prices.values()), sum(prices.values()))
rows = json.loads("[[1, 2], [3, 4]]")
print([sum(row) for row in rows], rows)
names = json.loads('["x", "yy"]')
names.append("zzz")
print(names, json.dumps(names))
