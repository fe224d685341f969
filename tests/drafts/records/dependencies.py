tasks = []
for i in range(3):
    t = {"id": i, "name": f"t{i}", "deps": []}
    if tasks:
        t["deps"].append(tasks[-1])
    tasks.append(t)
tasks[0]["name"] = "root"
print(tasks[1]["deps"][0]["name"])
print(len(tasks[2]["deps"]), tasks[2]["deps"][0]["id"])
last = None
for t in tasks:
    last = t
last["id"] = 99
print(tasks[-1]["id"])
