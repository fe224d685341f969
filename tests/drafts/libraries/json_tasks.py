"""A to-do list kept as JSON."""
import json
import tempfile
from pathlib import Path

def load(path):
    if not path.exists():
        return []
    return json.loads(path.read_text())

def save(path, tasks):
    path.write_text(json.dumps(tasks, indent=2))

def add(path, title, priority=3):
    tasks = load(path)
    tasks.append({"title": title, "priority": priority, "done": False})
    save(path, tasks)
    return len(tasks)

def finish(path, number):
    tasks = load(path)
    tasks[number - 1]["done"] = True
    save(path, tasks)

def show(path):
    for number, task in enumerate(load(path), 1):
        mark = "x" if task["done"] else " "
        print(f"{number}. [{mark}] {task['title']} ({task['priority']})")

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "tasks.json"
    add(path, "buy milk")
    add(path, "call Zoe", 1)
    finish(path, 1)
    show(path)
    print(path.read_text())
