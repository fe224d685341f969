"""Sums of the files below a folder, each folder by its name."""
import hashlib
import os
import tempfile
from pathlib import Path


def digest(path, algorithm):
    hasher = hashlib.new(algorithm)
    with open(path, "rb") as file:
        while chunk := file.read(100):
            hasher.update(chunk)
    return hasher.hexdigest()


def whole(path):
    hasher = hashlib.sha256()
    with open(path, "rb") as file:
        while True:
            block = file.read(64)
            if not block:
                break
            hasher.update(block)
    return hasher.hexdigest()


def check(folder, listing):
    for line in listing:
        expected, name = line.split("  ")
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            print(f"{name}: missing")
        elif digest(path, "md5") != expected:
            print(f"{name}: changed")
        else:
            print(f"{name}: the same")


def main():
    with tempfile.TemporaryDirectory() as top:
        root = Path(top)
        (root / "b").mkdir()
        (root / "a").mkdir()
        for name in ["one.txt", "b/two.txt", "a/three.txt"]:
            (root / name).write_bytes(name.encode() * 30)
        sizes = []
        for folder, folders, files in os.walk(root):
            folders.sort()
            here = Path(folder).relative_to(root)
            print(here, folders, sorted(files), "copy" / here)
            sizes.extend([len(f) for f in files if len(f) not in sizes])
        print(sorted(sizes))
        print(digest(str(root / "one.txt"), "sha1"), whole(root / "b" / "two.txt")[:12])
        known = digest(str(root / "one.txt"), "md5")
        check(top, [f"{known}  one.txt", "0  b/two.txt", "0  none.txt"])
        for path in sorted(root.rglob("*.txt")):
            print(path.relative_to(root), path.relative_to(root / "a") if "three" in path.name else "-")


main()
