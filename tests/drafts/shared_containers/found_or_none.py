def find(rows: list[list[str]], name: str) -> list[str] | None:
    for row in rows:
        if row[0] == name:
            return row
    return None


rows = [["a", "1"], ["b", "2"]]
hit = find(rows, "b")
if hit:
    hit[1] = "20"
miss = find(rows, "z")
if not miss:
    print("none", miss)
print(rows, miss is None, find(rows, "z"), hit)
