rows = [["a", "b"], ["c"]]
order = ["low", "mid", "high"]
table = {"low": 1, "mid": 2}
print(sorted(["high", "low"], key=order.index))
print(list(map(table.get, ["low", "mid", "no"])))
print(max(table, key=table.get), [table.get(k, 0) for k in order])
print(list(filter(table.__contains__, order)))
print(list(map(order.index, ["mid"])), min("zebra", key="az".find))
print(list(map("<{}>".format, "ab")), list(map(" ".join, rows)))
