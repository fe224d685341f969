"""Scores kept as JSON: a list of records with floats, bools and None."""
import json
from pathlib import Path
import tempfile


def save(path, scores):
    path.write_text(json.dumps(scores))


def load(path):
    return json.loads(path.read_text())


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "scores.json"
    scores = [
        {"player": "Ann", "points": 12.5, "is_done": True, "team": None},
        {"player": "Bob", "points": 3.0, "is_done": False, "team": "red"},
    ]
    save(path, scores)
    again = load(path)
    again.append({"player": "Cid", "points": 1e-7, "is_done": True, "team": "blue"})
    save(path, again)
    for score in load(path):
        print(score["player"], score["points"], score["is_done"], score["team"])
    print(load(path)[0])
    print(sum(score["points"] for score in load(path) if score["is_done"]))
    print(path.read_text())
    data = json.loads(path.read_text())
    print(len(data), [it["player"] for it in data])
