from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    labels: list[str] = field(default_factory=list)


print(Version(1) < Version(1, 2), Version(2) > Version(1, 9), Version(1) == Version(1, 0))
print(sorted([Version(3), Version(1, 5), Version(1)])[1].minor, Version(1).labels)
