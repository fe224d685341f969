"""A report as JSON from plain records."""
import json
from dataclasses import dataclass


@dataclass
class Item:
    name: str
    price: float
    count: int

    def total(self) -> float:
        return round(self.price * self.count, 2)


items = [Item("tea", 2.5, 4), Item("café", 3.25, 1)]
report = {item.name: item.total() for item in items}
print(json.dumps(report, sort_keys=True))
print(json.dumps({"count": len(items), "items": [i.name for i in items], "total": sum(i.total() for i in items), "note": None}))
print(json.dumps({"a": {"b": [1, 2.5, "x", True]}, "empty": []}, indent=2))
print(json.dumps([[1, 2], [3]], indent=None), json.dumps("ü", ensure_ascii=False))
lines = [json.dumps({"id": n, "square": n * n}) for n in range(3)]
print("\n".join(lines))
people = [{"name": "Ann", "city": "Köln"}, {"name": "Bob", "city": "Rome"}]
print(json.dumps(people))
print(json.dumps(people, indent=2, ensure_ascii=False))
scores = {"b": [1, 2, 3], "a": []}
print(json.dumps(scores, sort_keys=True), json.dumps(scores, separators=(",", ":")))
print(json.dumps([1.0, 1e20, 0.1, 1e-7]), json.dumps({"x": None}), json.dumps([True, False]))
print(json.dumps("say \"hi\"\n\t\u20ac\U0001f600"), json.dumps((1, 2)), json.dumps({}))
print(json.dumps({1: "one", 2: "two"}, indent=4))
