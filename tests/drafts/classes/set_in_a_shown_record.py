from dataclasses import dataclass, field


@dataclass
class Task:
    title: str
    tags: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set, repr=False)


@dataclass
class Plain:
    title: str
    notes: set[int] = field(default_factory=set, repr=False)


print(Plain("é", {1}))
print(Task("a", {"x"}))
print(len(Task("b").tags))
