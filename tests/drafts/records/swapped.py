left = {"v": 1, "s": "l"}
right = {"v": 2, "s": "r"}
pair = [left, right]
left, right = right, left
left["v"] = 50
print(pair[0]["v"], pair[1]["v"])
saved = pair[0]
pair[0] = {"v": 9, "s": "n"}
saved["v"] = 77
print(pair[0]["v"], saved["v"], right["v"])
backup = pair[:]
backup[1]["s"] = "changed"
print(pair[1]["s"])
