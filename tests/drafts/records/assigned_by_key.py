"""keys that a loop goes through are assigned"""
row = {"name": "x", "net": 10, "tax": 2, "gross": 0.5}
for key in ("net", "tax"):
    row[key] += 1
    row[key] = row[key] * 2
print(row)
for key in ["net", "tax", "gross"]:
    if row[key] > 5:
        row[key] -= 5
    print(key, row[key])
print(row)
texts = {"first": "ann", "last": "lee", "age": 3}
for field in ("first", "last"):
    texts[field] = texts[field].title()
print(texts)


def scale(row, field, factor=2):
    row[field] = row[field] * factor
    return row


print(scale({"w": 1, "h": 2, "unit": "cm"}, "w"), scale({"w": 1, "h": 2, "unit": "cm"}, "h", factor=3))
events = [
    {"kind": "login", "user": "ann", "ok": True},
    {"kind": "upload", "user": "ben", "size": 2048},
    {"kind": "logout", "user": "ann"},
]
for event in events:
    print(", ".join(event), len([k for k in event if k != "kind"]), sorted(event))
    for k, v in event.items():
        print(f"{k}={v}", end=" ")
    print()
print(events[0].get("size", "none"), events[1].get("size", "none"), events[2].get("ok", 0))
