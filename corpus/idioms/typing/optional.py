# ANCHOR: optional
from typing import Optional

NICKNAMES = {"Augusta": "Ada", "Benjamin": "Ben"}


def nickname(name: str) -> Optional[str]:
    return NICKNAMES.get(name)


def greeting(name: str, title: str | None = None) -> str:
    shown = nickname(name) or name
    return f"{title} {shown}" if title is not None else shown
# ANCHOR_END: optional
# ANCHOR: main


print(greeting("Augusta"), "/", greeting("Carl", "Mr"))
# ANCHOR_END: main
