class Shelf:
    def __init__(self, label, held):
        self.label = label
        self.held = held
        self.lower = None
        self.upper = None


class Library:
    def __init__(self):
        self.top = None
        self.count = 0

    def put(self, label, held):
        if self.top is None:
            self.top = Shelf(label, held)
            self.count += 1
            return
        shelf = self.top
        while True:
            if label == shelf.label:
                shelf.held = held
                return
            if label < shelf.label:
                if shelf.lower is None:
                    shelf.lower = Shelf(label, held)
                    break
                shelf = shelf.lower
            else:
                if shelf.upper is None:
                    shelf.upper = Shelf(label, held)
                    break
                shelf = shelf.upper
        self.count += 1

    def get(self, label, default=None):
        shelf = self.top
        while shelf is not None:
            if label == shelf.label:
                return shelf.held
            shelf = shelf.lower if label < shelf.label else shelf.upper
        return default

    def __iter__(self):
        yield from self._walk(self.top)

    def _walk(self, shelf):
        if shelf:
            yield from self._walk(shelf.lower)
            yield shelf.label, shelf.held
            yield from self._walk(shelf.upper)

    def __len__(self):
        return self.count


t = Library()
for w in "the quick brown fox".split():
    t.put(w, len(w))
print(list(t), len(t), t.get("fox"), t.get("cat", 0))
n = Library()
for i in [5, 2, 9, 2]:
    n.put(i, str(i))
print(list(n), len(n), n.get(9), n.get(7, "none"))


class Branches:
    def __init__(self):
        self.top = None

    def add(self, label):
        self.top = self._add(self.top, label)

    def _add(self, shelf, label):
        if shelf is None:
            return Shelf(label, label)
        if label < shelf.label:
            shelf.lower = self._add(shelf.lower, label)
        elif shelf.label < label:
            shelf.upper = self._add(shelf.upper, label)
        return shelf

    def keys(self):
        def walk(shelf):
            if shelf is not None:
                yield from walk(shelf.lower)
                yield shelf.label
                yield from walk(shelf.upper)
        yield from walk(self.top)

    def height(self):
        def depth(shelf):
            return 0 if shelf is None else 1 + max(depth(shelf.lower), depth(shelf.upper))
        return depth(self.top)


letters = Branches()
for letter in ["d", "b", "f", "b"]:
    letters.add(letter)
print(list(letters.keys()), letters.height())
odd = Branches()
for i in (7, 1, 3):
    odd.add(i)
print(list(odd.keys()), odd.height())


class Marks:
    def __init__(self):
        self.keys = []
        self.marks = []

    def put(self, key, mark):
        self.keys.append(key)
        self.marks.append(mark)

    def mark(self, key):
        for i, known in enumerate(self.keys):
            if known == key:
                return self.marks[i]
        raise KeyError(key)


names = Marks()
names.put("it's", 1)
places = Marks()
places.put(4, 2.5)
print(names.mark("it's"), places.mark(4))
try:
    places.mark(5)
except KeyError as error:
    print("missing", error)
try:
    names.mark("isn't")
except KeyError as error:
    print("missing", error)
