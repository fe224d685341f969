"""Commands with values that may be None."""
def run(command):
    match command:
        case {"name": "open", "path": None}:
            return "nothing to open"
        case {"name": "open", "path": path}:
            return "open " + path
        case {"name": name, "force": True}:
            return name + "!"
        case {"name": name}:
            return name


for command in [
    {"name": "open", "path": "a.txt", "force": False},
    {"name": "open", "path": None, "force": False},
    {"name": "quit", "path": None, "force": True},
    {"name": "save", "path": "b.txt", "force": False},
]:
    print(run(command))
