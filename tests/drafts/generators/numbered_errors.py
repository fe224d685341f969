import csv
import io
from itertools import islice


class PageError(Exception):
    def __init__(self, page):
        super().__init__(f"page {page} is broken")
        self.page = page


class Source:
    def __init__(self, items, size, broken=None):
        self.items = items
        self.size = size
        self.broken = broken

    def pages(self):
        page = 0
        while True:
            if page == self.broken:
                raise PageError(page)
            part = self.items[page * self.size:(page + 1) * self.size]
            if not part:
                return
            yield part
            page += 1


def batched(iterable, n):
    iterator = iter(iterable)
    while batch := list(islice(iterator, n)):
        yield batch


def show(source):
    try:
        for number, page in enumerate(source.pages(), 1):
            print(number, page)
        for at, page in enumerate(source.pages()):
            print(at, len(page))
    except PageError as error:
        print(error, error.page)


show(Source([1, 2, 3, 4, 5], 2))
show(Source([1, 2, 3, 4, 5], 2, 1))
for batch in batched([1, 2, 3, 4, 5], 2):
    print(batch)
print([len(b) for b in batched(range(7), 3)])
words = ["a", "bbb", "cc"]
print(max(2, *(len(w) for w in words)), min(5, 4, *[len(w) for w in words]), max(9, *map(len, words)))


def gaps(text):
    people = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        score = row["score"]
        if score is None:
            print(f"line {number}: no score for {row['name']}", row.get("score"))
            continue
        try:
            people.append((row["name"], row["team"] or "none", int(score)))
        except ValueError:
            print(f"line {number}: bad score {score!r}")
    return people


for name, team, points in gaps("name,team,score\nann,red,10\nbob,blue\ncid\ndee,red,x\neve,,7\n"):
    print(f"{name:<5} {team:<5} {points:>3}")
