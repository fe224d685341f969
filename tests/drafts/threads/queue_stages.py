"""Log lines through three stages of threads."""
from __future__ import annotations

import queue
import threading
from dataclasses import dataclass


@dataclass
class Line:
    level: str
    text: str


def parse(source: queue.Queue[str | None], out: queue.Queue[Line | None]) -> None:
    while (raw := source.get()) is not None:
        level, _, text = raw.partition(":")
        out.put(Line(level.strip().lower(), text.strip()))
    out.put(None)


def keep(source: queue.Queue[Line | None], out: queue.Queue[Line | None], levels: set[str]) -> None:
    while True:
        line = source.get()
        if line is None:
            out.put(None)
            break
        if line.level in levels:
            out.put(line)


def main() -> None:
    raw: queue.Queue[str | None] = queue.Queue()
    parsed: queue.Queue[Line | None] = queue.Queue(maxsize=4)
    kept: queue.Queue[Line | None] = queue.Queue()
    stages = [
        threading.Thread(target=parse, args=(raw, parsed)),
        threading.Thread(target=keep, args=(parsed, kept, {"error", "warn"})),
    ]
    for stage in stages:
        stage.start()
    for text in ["INFO: up", "ERROR: disk", "Warn : slow", "DEBUG: x"]:
        raw.put(text)
    raw.put(None)
    for stage in stages:
        stage.join()
    while True:
        line = kept.get()
        if line is None:
            break
        print(f"{line.level:>6} {line.text}")


if __name__ == "__main__":
    main()
