def make(rec):
    def run(x):
        rec["total"] += x
        return rec["total"]
    return run
acc = {"total": 0, "name": "acc"}
add = make(acc)
print(add(3), add(4), acc["total"])
acc["total"] = 100
print(add(1))
