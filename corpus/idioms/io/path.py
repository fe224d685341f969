# ANCHOR: path
from pathlib import Path


def backup_of(path):
    path = Path(path)
    return path.parent / "backup" / (path.stem + ".bak")


def describe(path):
    path = Path(path)
    return path.name, path.suffix or "none", path.exists()
# ANCHOR_END: path
# ANCHOR: main


print(backup_of("notes/today.txt").as_posix())
print(*describe("notes/today.txt"))
print(*describe("notes/README"))
# ANCHOR_END: main
