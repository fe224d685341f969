"""JSON asked by keys."""
import json

TEXT = """
{
  "name": "shop",
  "items": [
    {"title": "Lamp", "price": 19.9, "tags": ["light", "home"]},
    {"title": "Chair", "price": 45, "tags": []},
    {"title": "Cup", "price": 3.5, "tags": ["kitchen"], "stock": 12}
  ],
  "owner": {"name": "Zoe", "city": "Bern"}
}
"""

data = json.loads(TEXT)
print(data["name"], len(data["items"]))
for item in data["items"]:
    print(f"{item['title']:<8}{item['price']:>8.2f}", ", ".join(item["tags"]) or "-", item.get("stock", 0))
print(data["owner"]["name"], data["owner"].get("city"))
total = sum(item["price"] for item in data["items"])
print(f"{total:.2f}")
