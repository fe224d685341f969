# ANCHOR: route
from flask import Flask, request

# PAIR: app
app = Flask(__name__)


@app.get("/users/<int:user_id>")
def show(user_id):
    return {"id": user_id, "name": "Ada"}


@app.post("/users/<int:user_id>")
def rename(user_id):
    return {"id": user_id, "name": request.get_json()["name"]}
# ANCHOR_END: route
# ANCHOR: main


client = app.test_client()
print(client.get("/users/7").json["name"])
print(client.post("/users/7", json={"name": "Grace"}).json["name"])
print(client.get("/users").status_code)
# ANCHOR_END: main
