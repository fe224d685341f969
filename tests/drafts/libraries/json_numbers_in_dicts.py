"""Dicts of JSON whose values are ints and floats."""
import json

data = json.loads('{"items": [{"id": 1, "price": 2.5}, {"id": 2, "price": 3}], "open": true}')
print(data["open"], len(data["items"]))
for item in data["items"]:
    print(item["id"], item["price"], item["price"] * 2)

squares = {}
for n in range(3):
    squares[n] = n * n
again = json.loads(json.dumps(squares))
print(list(again), again["2"])
