from typing import Any, Optional

def lookup(rows: list[dict[str, Any]], rid: int) -> Optional[dict[str, Any]]:
    for row in rows:
        if row["id"] == rid:
            return row
    return None

def label(row: dict[str, object]) -> str:
    return f"#{row['id']} {row['name']}"

data: list[dict] = [{"id": 1, "name": "one", "ok": True}, {"id": 2, "name": "two", "ok": False}]
found = lookup(data, 2)
if found is not None:
    found["ok"] = True
    print(label(found))
print(lookup(data, 3) is None, data[1]["ok"])
