"""JSON of values that may be None."""
import json
from typing import Optional


def found(names: list[str], start: str) -> Optional[list[str]]:
    some = [name for name in names if name.startswith(start)]
    return some or None


SETTINGS = {"host": {"name": "local"}, "none": None}

print(json.dumps(found(["ann", "bob"], "a")), json.dumps(found([], "a")))
print(json.dumps(SETTINGS["host"]), json.dumps(SETTINGS["none"]))
some = found(["x"], "x")
print(json.dumps(some), some)
