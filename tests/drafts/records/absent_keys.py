users = [
    {"name": "ann", "age": 3, "email": "a@x.org"},
    {"name": "bob", "age": 4},
]
for u in users:
    print(u["name"], u.get("email", "-"))
    if "email" in u:
        print("mail to", u["email"])
    else:
        print("no mail")
    e = u.get("email")
    if e is not None:
        print(e.upper())
print(users)
users[1]["email"] = "b@x.org"
print(users[1])
print(users[1]["email"], users[0] == users[1])
print([u["email"] for u in users if u.get("email")])
