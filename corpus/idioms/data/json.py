# ANCHOR: json
import json


def total(text):
    order = json.loads(text)
    return sum(item["price"] * item.get("count", 1) for item in order["items"])
# ANCHOR_END: json
# ANCHOR: write


def receipt(number, amount):
    record = {"number": number, "amount": amount, "paid": True}
    return json.dumps(record, separators=(",", ":"))
# ANCHOR_END: write
# ANCHOR: main


print(total('{"items": [{"price": 3, "count": 2}, {"price": 5}]}'))
print(receipt(7, 11))
# ANCHOR_END: main
