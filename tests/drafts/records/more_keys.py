base = {"color": "red", "size": 3, "tags": ["x"]}
big = {**base, "size": 10, "extra": 2.5}
print(base["size"], big["size"], big["color"], big["extra"])
print(big)
