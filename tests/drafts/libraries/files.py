from pathlib import Path
import tempfile


def describe(path: Path) -> str:
    return f"{path.name} (stem {path.stem}, suffix {path.suffix or 'none'}) in {path.parent}"


def rename(path: Path, number: int) -> Path:
    return path.with_name(f"{number:03d}_{path.name}")


def target(root: Path, name: str, ext: str = ".txt") -> Path:
    return root / "out" / (name + ext)


paths = [Path("docs/readme.md"), Path("/etc/hosts"), Path("archive.tar.gz"), Path("a/b/../c.py")]
for p in paths:
    print(describe(p), p.is_absolute(), p.parts)
print(rename(paths[0], 7), target(Path("build"), "x"), Path("a") / "b" == Path("a/b"))
print(sorted(p.name for p in paths), str(paths[1]), [str(p) for p in paths if p.suffix == ".py"])
print(Path("report.csv").with_suffix(".json"), Path("x/y/z").parent.parent, paths[0])

folder = Path(tempfile.mkdtemp())
file = folder / "notes.txt"
file.write_text("first\nsecond\nthird\n")
print(file.exists(), file.is_dir(), folder.is_dir(), (folder / "nope").exists())
print(file.read_text().splitlines(), len(file.read_text()))
(folder / "sub").mkdir()
(folder / "sub" / "b.txt").write_text("b")
(folder / "sub" / "a.log").write_text("a")
print(sorted(p.name for p in folder.iterdir()), sorted(p.name for p in (folder / "sub").glob("*.txt")))
file.unlink()
print(file.exists())
