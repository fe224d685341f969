import json
from pathlib import Path
import tempfile

def remember(path: Path, word: str):
    words = []
    if path.exists():
        words = json.loads(path.read_text())
    words.append(word)
    path.write_text(json.dumps(words))
    return words

def main():
    with tempfile.TemporaryDirectory() as d:
        p = Path(d) / "words.json"
        remember(p, "a")
        remember(p, 'b"')
        print(remember(p, "c"))
        print(p.read_text())
        matrix: list[list[float]] = json.loads("[[1.5, 2.0], [0.25, -1e3]]")
        print(sum(sum(r) for r in matrix))

main()
