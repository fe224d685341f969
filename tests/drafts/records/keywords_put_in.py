"""kwargs put into dicts; options that are guarded"""
people = [
    {"name": "Ann", "age": 31, "town": None},
    {"name": "Bob", "age": None, "town": "Ulm"},
    {"name": "Cid", "age": 7, "town": "Bonn"},
]


def find(name):
    for person in people:
        if person["name"] == name:
            return person
    return None


def change(name, **changes):
    person = find(name)
    if person is None:
        person = {"name": name, "age": 0, "town": "?"}
        people.append(person)
    person.update(changes)
    return person["age"]


print(change("Ann", town="Köln"), change("Dan", age=5), change("Bob", age=50, town="Rom"), change("Eve"))
for p in people:
    print(p)
ages = [p["age"] for p in people if p["age"] is not None]
print(ages, sum(ages), max(ages), sum(ages) / len(ages))
towns = [p["town"].upper() for p in people if p["town"]]
print(towns, sorted(people, key=lambda p: (p["age"] is None, p["age"], p["name"]))[0])
names = {p["town"] for p in people if p["town"] is not None and p["age"]}
print(sorted(names))
print(sorted(people, key=lambda p: (p["town"] is not None, p["town"]), reverse=True)[0]["name"])
