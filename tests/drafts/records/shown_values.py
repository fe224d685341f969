server = {"host": "a.example", "port": 80, "tls": False}
for key, value in server.items():
    print(f"{key} = {value}")
for key in server:
    print(key)
print(list(server.keys()), len(server))
print("port" in server, "user" in server)
