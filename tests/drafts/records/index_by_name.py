people = [{"name": "a", "age": 1, "tags": []}, {"name": "b", "age": 2, "tags": []}]
index = {p["name"]: p for p in people}
index["a"]["age"] = 50
index["b"]["tags"].append("new")
print(people[0]["age"], people[1]["tags"])
people[0]["age"] += 1
print(index["a"]["age"])
young = [p for p in people if p["age"] < 10]
young[0]["name"] = "renamed"
print(people[1]["name"], list(index))
