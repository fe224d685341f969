import csv
from dataclasses import dataclass


@dataclass
class Item:
    name: str
    qty: int
    price: float

    def total(self):
        return self.qty * self.price


def load(path):
    items = []
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            try:
                items.append(Item(row["name"], int(row["qty"]), float(row["price"])))
            except ValueError as e:
                print("bad row:", e)
    return items


def save(path, items):
    with open(path, "w", newline="") as f:
        writer = csv.DictWriter(f, fieldnames=["name", "qty", "price", "total"])
        writer.writeheader()
        for item in items:
            writer.writerow({"name": item.name, "qty": item.qty, "price": item.price, "total": item.total()})


with open("in.csv", "w") as f:
    f.write("name,qty,price\nbolt,10,0.5\nnut,x,1\n\"big, nut\",2,3.25\n")
items = load("in.csv")
save("out.csv", items)
print(open("out.csv").read())
print(max(items, key=lambda i: i.total()))
with open("out.csv", newline="") as f:
    rows = list(csv.reader(f))
print(rows[-1], len(rows))
