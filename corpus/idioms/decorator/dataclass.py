# ANCHOR: dataclass
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = ""
# ANCHOR_END: dataclass
# ANCHOR: main


release = Version(2, 1)
print(release == Version(2, 1), release < Version(3))
beta = replace(release, label="beta")
print(beta.major, beta.minor, beta.label)
# ANCHOR_END: main
