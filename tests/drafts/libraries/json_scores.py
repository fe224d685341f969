import json
import os
import tempfile


def load(path) -> dict[str, int]:
    if not os.path.exists(path):
        return {}
    with open(path) as f:
        return json.load(f)


def save(path, scores):
    with open(path, "w") as f:
        json.dump(scores, f, indent=2, sort_keys=True)


def add(path, name, points):
    scores = load(path)
    scores[name] = scores.get(name, 0) + points
    save(path, scores)


path = os.path.join(tempfile.mkdtemp(), "scores.json")
add(path, "zoë", 3)
add(path, "ann", 5)
add(path, "zoë", 4)
print(load(path))
with open(path) as f:
    print(f.read())
names: list[str] = json.loads('["x", "y\\u00e9"]')
print(names)
