rows = [{"id": 1, "v": "a", "w": 2.0}, {"id": 2, "v": "b"}]
def get(row):
    return row["w"]
print(get(rows[0]))
try:
    print(get(rows[1]))
except KeyError as e:
    print("missing", e)
