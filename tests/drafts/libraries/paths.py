from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    root: Path
    name: str = "app"
    debug: bool = False

    @property
    def log_file(self) -> Path:
        return self.root / "logs" / f"{self.name}.log"

    def data(self, *parts: str) -> Path:
        path = self.root
        for part in parts:
            path = path / part
        return path


def common(a: Path, b: Path) -> Path:
    shared = Path("/")
    for x, y in zip(a.parts, b.parts):
        if x != y:
            break
        shared = shared / x
    return shared


config = Config(Path("/srv/app"), "web")
print(config.log_file, config.log_file.name, config.log_file.suffix)
print(config.data("cache", "img"), config.data(), common(Path("/a/b/c"), Path("/a/b/d")))
files = [Path("b.txt"), Path("a/z.txt"), Path("a/b.py")]
groups: dict[str, list[Path]] = {}
for file in sorted(files):
    groups.setdefault(file.suffix, []).append(file)
for suffix, members in groups.items():
    print(suffix, [str(m) for m in members], len({m.parent for m in members}))
print(config == Config(Path("/srv/app"), "web"), Path("a") < Path("b"), files[0] in files)
