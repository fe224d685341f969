import json
orders = [
    {"id": 1, "item": "pen", "total": 2.5, "paid": True, "note": None},
    {"id": 2, "item": "cup", "total": 8.0, "paid": False, "note": "gift"},
]
print(json.dumps(orders))
print(json.dumps(orders[0], indent=2))
paid = [o for o in orders if o["paid"]]
print(json.dumps({"count": len(paid), "orders": paid}))
