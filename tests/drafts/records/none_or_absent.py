rows = [
    {"name": "a", "score": None, "rank": 1},
    {"name": "b", "score": 3.5},
    {"name": "c"},
]
for r in rows:
    print(r["name"], r.get("score"), r.get("rank", 0), "score" in r)
print(rows)
