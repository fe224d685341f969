"""Methods that a class shows itself by under a second name, and one that is called as Rust's own."""


class Size:
    def __init__(self, n):
        self.n = n

    def label(self):
        if self.n > 3:
            return "big"
        return "small"

    __str__ = label

    def __repr__(self):
        return f"Size({self.n})"


class Tag:
    def __init__(self, name):
        self.name = name

    def shown(self):
        if not self.name:
            return "<?>"
        return f"<{self.name}>"

    __str__ = shown
    __repr__ = shown


class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def cmp(self, other):
        if self.major != other.major:
            return self.major - other.major
        return self.minor - other.minor

    def __eq__(self, other):
        return self.cmp(other) == 0

    def __lt__(self, other):
        return self.cmp(other) < 0


print(Size(4), Size(1).label(), [Size(2)])
print(Tag("a"), Tag("").shown(), [Tag("b")])
versions = [Version(1, 5), Version(1, 2), Version(0, 9)]
print([v.minor for v in sorted(versions)], versions[0] < versions[1], versions[0] == Version(1, 5))


def backwards(size, step):
    return [start for start in reversed(range(0, size, step))]


print(backwards(10, 3), backwards(0, 2), backwards(-7, -3))
for start in reversed(range(1, 8, 2)):
    print(start, end=" ")
print([None, 1, None].count(None))


class Mark:
    def __str__(self):
        return "mark"

    def __repr__(self):
        return "M"


print(Mark(), [Mark()])
