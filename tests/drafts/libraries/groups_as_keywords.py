import re
from collections import namedtuple
from dataclasses import dataclass

Entry = namedtuple("Entry", "level module message")
PAT = re.compile(r"^(?P<level>\w+)\[(?P<module>\w+)\]: (?P<message>.*)$", re.M)


@dataclass
class Version:
    major: str
    minor: str
    patch: str = "0"


def entries(text):
    return [Entry(**m.groupdict()) for m in PAT.finditer(text)]


TEXT = "INFO[db]: connected\nWARN[web]: slow request\nINFO[web]: ok"
for e in entries(TEXT):
    print(e.level, e.module, e.message)
for m in PAT.finditer(TEXT):
    d = m.groupdict()
    print(d)
    print(sorted(d), len(d), list(d.values()))
    for key, value in d.items():
        print(key, "=", value)
v = re.match(r"(?P<major>\d+)\.(?P<minor>\d+)\.(?P<patch>\d+)", "3.11.4")
if v:
    print(Version(**v.groupdict()))
m = re.match(r"(?P<host>[^:]+)(?::(?P<port>\d+))?$", "example.com")
print(m.groupdict())
cfg = m.groupdict()
cfg["port"] = int(cfg["port"]) if cfg["port"] else 80
print(cfg["host"], cfg["port"])
print(cfg)
