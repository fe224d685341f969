p = {"name": "ann", "age": 3}
q = {"name": "bob", "age": 4}
p["city"] = "rome"
q["zip"] = 12
q["city"] = "oslo"
p["zip"] = 99
print(p)
print(q)
print(p["city"], q["zip"])
