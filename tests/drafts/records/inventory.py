inventory = [
    {"sku": "A1", "name": "Bolt", "qty": 10, "price": 0.25, "tags": ["metal"]},
    {"sku": "B2", "name": "Board", "qty": 3, "price": 12.5, "tags": []},
]

def find(items, sku):
    for item in items:
        if item["sku"] == sku:
            return item
    return None

def receive(items, sku, qty):
    item = find(items, sku)
    if item is None:
        item = {"sku": sku, "name": sku.title(), "qty": 0, "price": 0.0, "tags": []}
        items.append(item)
    item["qty"] += qty
    return item["qty"]

def total(items):
    return sum(i["qty"] * i["price"] for i in items)

print(receive(inventory, "A1", 5))
print(receive(inventory, "NEW", 2))
print(find(inventory, "NEW"))
print(f"{total(inventory):.2f}")
for item in sorted(inventory, key=lambda i: (-i["qty"], i["sku"])):
    print(item["sku"], item["name"], item["qty"], item["price"], item["tags"])
print(inventory)
