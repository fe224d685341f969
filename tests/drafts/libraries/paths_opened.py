from pathlib import Path
import tempfile

with tempfile.TemporaryDirectory() as tmp:
    root = Path(tmp)
    (root / "a").mkdir()
    for name in ["one.txt", "two.txt", "three.md"]:
        (root / "a" / name).write_text(f"{name}\n" * 2)
    for path in sorted(root.rglob("*.txt")):
        with path.open() as f:
            lines = [line.rstrip("\n") for line in f]
        print(path.name, lines)
    total = 0
    for path in sorted((root / "a").iterdir()):
        total += len(path.read_text())
    print(total)
    try:
        (root / "b" / "x.txt").write_text("x")
    except FileNotFoundError:
        print("no folder")
    try:
        (root / "a").mkdir()
    except FileExistsError:
        print("is there")
print(Path("nothing.txt").exists())
