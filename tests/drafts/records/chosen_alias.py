# Aliases through conditionals, loops and returns.
units = [{"id": 1, "hp": 10, "pos": [0, 0]}, {"id": 2, "hp": 20, "pos": [5, 5]}]
first = units[0]
chosen = first if first["hp"] > 5 else units[1]
chosen["hp"] -= 3
print(units[0]["hp"], first["hp"])
pos = first["pos"]
pos[0] = 9
print(units[0]["pos"], chosen["pos"])
def pick(us, i):
    return us[i]
u = pick(units, 1)
u["hp"] = 1
units.append(u)
units[2]["hp"] += 1
print([x["hp"] for x in units])
copy_list = list(units)
copy_list[0]["hp"] = 100
print(units[0]["hp"])
