users = [{"id": 1, "name": "ann", "tags": ["a"]}, {"id": 2, "name": "bob", "tags": []}]
def by_id(uid):
    return next((u for u in users if u["id"] == uid), None)
if (u := by_id(2)) is not None:
    u["tags"].append("found")
print(users[1]["tags"], by_id(5))
v = by_id(1)
v["name"] = "anna"
print(users[0]["name"])
ids = {u["id"]: u["name"] for u in users}
print(ids)
