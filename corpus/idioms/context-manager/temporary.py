# ANCHOR: temporary
import tempfile
from pathlib import Path


def word_count_by_file(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.txt"
        path.write_text(text)
        count = len(path.read_text().split())
    return count, path.exists()
# ANCHOR_END: temporary
# ANCHOR: main


print(*word_count_by_file("to be or not to be"))
# ANCHOR_END: main
