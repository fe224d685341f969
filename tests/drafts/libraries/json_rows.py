"""Rows of JSON with keys that only some have."""
import json

ROWS = json.loads("""[
  {"id": 1, "name": "bolt", "stock": 40, "dims": {"w": 2, "h": 8}},
  {"id": 2, "name": "nut", "stock": 0},
  {"id": 3, "name": "ring", "stock": 7, "note": "rare"}
]""")

by_id = {row["id"]: row for row in ROWS}
print(by_id[2]["name"], sorted(by_id))
for row in ROWS:
    note = row.get("note", "-")
    width = row["dims"]["w"] if "dims" in row else 0
    print(row["id"], row["name"].upper(), note, width, "in stock" if row["stock"] else "sold out")
print(sum(row["stock"] for row in ROWS), max(ROWS, key=lambda row: row["stock"])["name"])
