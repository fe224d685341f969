#!/usr/bin/env python3
"""Drafts, builds and runs all programs of this folder, and compares the counts with floors.toml.

    gate.py PY2RS

Ends with status 1 if a count is worse. Python 3.11 or newer, rustc, Cargo.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent


def counts(py2rs, folder):
    """How many programs of the folder got each verdict."""
    command = [sys.executable, HERE / "run.py", py2rs, folder]
    env = {"PORT_TARGET": str(HERE.parents[1] / "target" / "bench"), **os.environ}
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=env).stdout
    print(printed, end="", flush=True)
    last = printed.splitlines()[-1]
    found = re.fullmatch(r"((?:\d+ [\w-]+, )*\d+ [\w-]+) of (\d+)", last)
    if not found:
        sys.exit(f"the last line tells no counts: {last}")
    pairs = (entry.split(" ") for entry in found[1].split(", "))
    return {"programs": int(found[2]), **{verdict: int(count) for count, verdict in pairs}}


def worse(of, reached, floors):
    """A line for each count that is worse than its floor."""
    for verdict, floor in floors.items():
        if verdict not in reached:
            yield f"{of}: {verdict} is no verdict of run.py"
        elif verdict == "programs" and reached[verdict] != floor:
            yield f"{of}: {reached[verdict]} programs, not {floor}"
        elif verdict == "same" and reached[verdict] < floor:
            yield f"{of}: {reached[verdict]} same, fewer than {floor}"
        elif verdict not in ("programs", "same") and reached[verdict] > floor:
            yield f"{of}: {reached[verdict]} {verdict}, more than {floor}"


def main():
    py2rs = sys.argv[1]
    floors = tomllib.loads((HERE / "floors.toml").read_text())
    failed = []
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, HERE / "humaneval.py", HERE / "humaneval-even.jsonl", made], check=True)
        for of, folder in [("humaneval", made), ("programs", HERE / "programs")]:
            print(f"-- {of}", flush=True)
            failed += worse(of, counts(py2rs, folder), floors.pop(of))
    failed += [f"{of}: there is no such set of programs" for of in floors]
    for line in failed:
        print(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
