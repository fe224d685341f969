# ANCHOR: typed
import json
from typing import NotRequired, TypedDict


class Track(TypedDict):
    title: str
    seconds: int
    album: NotRequired[str]


def parse(text: str) -> Track:
    return json.loads(text)
# ANCHOR_END: typed
# ANCHOR: main


track = parse('{"title": "Intro", "seconds": 75}')
print(track["title"], track["seconds"] // 60, track.get("album", "single"))
# ANCHOR_END: main
