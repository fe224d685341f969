"""Pairs of a dict that hold lists, of which the loop changes one: the dict has to see that."""
groups = {"a": [1], "b": [2]}
for key, values in list(groups.items()):
    values.append(len(groups))
    groups[key + "x"] = values
groups["a"].append(7)
print(groups)
