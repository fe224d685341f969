base = {"color": "red", "size": 3, "tags": ["x"]}
big = {**base, "size": 10}
print(base["size"], big["size"], big["color"])
merged = base | {"color": "blue"}
print(merged["color"], base["color"])
print(big)
big["tags"].append("y")
print(base["tags"])
