"""A text of an instance that asks for what may not be there."""


class Table:
    def __init__(self):
        self.rows = []

    def add(self, key, value):
        self.rows.append((key, value))

    def __getitem__(self, key):
        for at, value in self.rows:
            if at == key:
                return value
        raise KeyError(key)

    def __iter__(self):
        return iter([key for key, _ in self.rows])

    def __repr__(self):
        return "Table({%s})" % ", ".join("%r: %s" % (key, self[key]) for key, _ in self.rows)


class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        raise NotImplementedError


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side


class Disc(Shape):
    def __init__(self, r):
        super().__init__("disc")
        self.r = r

    def area(self):
        return 3 * self.r


def largest(shapes):
    return max(shapes, key=lambda s: s.area(), default=None)


table = Table()
print(table)
table.add("a", 1)
table.add("é", 2)
print(table, table["é"])
try:
    print(table["zoe"])
except KeyError as e:
    print("no", e)
print(largest([]), largest([Square(2), Disc(5)]).name)
