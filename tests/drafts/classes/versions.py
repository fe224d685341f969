from functools import total_ordering
@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))
    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts
    def __lt__(self, other):
        return self.parts < other.parts
    def __hash__(self):
        return hash(self.parts)
    def __str__(self):
        return ".".join(map(str, self.parts))
    def __repr__(self):
        return f"Version({str(self)!r})"
vs = [Version(t) for t in ("1.10", "1.2.3", "1.2", "1.10")]
print(sorted(vs), max(vs), min(vs), len(set(vs)))
print(vs[0] == vs[3], vs[1] >= vs[2], vs[1] == "1.2.3", vs[0] != vs[1])
