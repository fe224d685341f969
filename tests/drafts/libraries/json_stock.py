"""A small stock in a file of JSON, held by a class."""
import json
import tempfile
from pathlib import Path


class Stock:
    def __init__(self, path):
        self.path = path
        self.items = {}
        if path.exists():
            self.items = json.loads(path.read_text())

    def save(self):
        self.path.write_text(json.dumps(self.items, indent=4))

    def add(self, name, quantity, price):
        if name in self.items:
            self.items[name]["quantity"] += quantity
            self.items[name]["price"] = price
        else:
            self.items[name] = {"quantity": quantity, "price": price, "tags": []}
        self.save()

    def tag(self, name, *tags):
        self.items[name]["tags"].extend(tags)
        self.save()

    def total(self):
        return sum(item["quantity"] * item["price"] for item in self.items.values())


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "stock.json"
    stock = Stock(path)
    stock.add("nails", 100, 0.05)
    stock.add("hammer", 2, 19.5)
    stock.add("nails", 50, 0.06)
    stock.tag("hammer", "tool", "heavy")
    again = Stock(path)
    print(f"{again.total():.2f}")
    for name, item in again.items.items():
        print(name, item["quantity"], item["price"], item["tags"])
    print(path.read_text())
