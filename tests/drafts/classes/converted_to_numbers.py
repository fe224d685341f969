"""Instances as numbers, parts of tuples by a computed index, dates in fields, generators of what may be None."""

from datetime import date, timedelta


class Ratio:
    def __init__(self, top, bottom):
        self.top = top
        self.bottom = bottom

    def __float__(self):
        return self.top / self.bottom

    def __int__(self):
        return int(float(self))

    def __getitem__(self, index):
        return (self.top, self.bottom)[index]


class Diary:
    def __init__(self):
        self.day = date(2024, 2, 27)
        self.left = timedelta(hours=-3)

    def next(self, days):
        self.day += timedelta(days=days)
        self.left -= timedelta(minutes=30)
        return self.day.isoformat()


class Tree:
    def __init__(self, value):
        self.value = value
        self.left = None
        self.right = None

    def insert(self, value):
        if value < self.value:
            if self.left is None:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        else:
            if self.right is None:
                self.right = Tree(value)
            else:
                self.right.insert(value)

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.value
        if self.right:
            for value in self.right.walk():
                yield value


def pick(pair, at):
    return pair[at]


ratio = Ratio(-7, 2)
print(float(ratio), int(ratio), ratio[0], ratio[1], ratio[-1], ratio[-2])
print([pick((1.5, -2.5), at) for at in (0, 1, -1)])
diary = Diary()
print(diary.next(2), diary.next(-60), diary.left, diary.day)
tree = Tree(5)
print(list(tree.walk()))
for value in [3, -8, 5, 9]:
    tree.insert(value)
print(list(tree.walk()), sum(tree.walk()))
