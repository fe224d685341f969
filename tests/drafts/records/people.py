people = [
    {"name": "Ann", "age": 31, "address": {"city": "Rome", "zip": 123}},
    {"name": "Bob", "age": 25, "address": {"city": "Oslo", "zip": 456}},
]

def describe(p):
    return f"{p['name']} ({p['age']}) lives in {p['address']['city']}"

def move(p, city, zip_code):
    p["address"]["city"] = city
    p["address"]["zip"] = zip_code

for p in people:
    print(describe(p))
move(people[0], "Paris", 999)
print(people[0])
ages = [p["age"] for p in people]
print(sum(ages) / len(ages))
by_city = {}
for p in people:
    by_city.setdefault(p["address"]["city"], []).append(p["name"])
print(by_city)
oldest = max(people, key=lambda p: p["age"])
print(oldest["name"], oldest == people[0], "age" in oldest)
