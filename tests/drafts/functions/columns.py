# Columns of rows, pairs that are lists, keys and values that may be None, lists that get a None later.


class NotThere(Exception):
    pass


class Entry:
    def __init__(self, key=None, note=None):
        self.key = key
        self.note = note

    def mean(self):
        return 2.5 if self.note else None


def report(notes):
    for key, note in notes.items():
        print(key, note, note or "-")
    for note in notes.values():
        if note is None:
            print("none")
        else:
            print(note.upper())
    return ", ".join(f"{key}: {note}" for key, note in notes.items())


def names(entries):
    return ["?" if it is None else it.key for it in entries]


def rounds(teams):
    teams = list(teams)
    if len(teams) % 2:
        teams.append(None)
    made = []
    for _ in range(len(teams) - 1):
        pairs = [(teams[i], teams[-1 - i]) for i in range(len(teams) // 2)]
        made.append([(a, b) for a, b in pairs if a is not None and b is not None])
        teams[1:] = [teams[-1]] + teams[1:-1]
    return made


def by_length(words):
    found = {}
    for word in words:
        if not word:
            raise NotThere("no word")
        found.setdefault(len(word), []).append(word)
    return found


def main():
    rows = [(1, "one", 0.5), (2, "two", 1.5), (3, "three", 2.5)]
    numbers, words, parts = zip(*rows)
    print(numbers, words, sum(parts), ", ".join(words))
    points = [(1, 2), (3, 4), (5, 7)]
    xs, ys = zip(*points)
    print(max(xs), min(ys), [sum(column) for column in zip(*points)])
    print(list(map(list, zip(*[[1, 2], [3, 4], [5, 6]]))))
    given = dict(part.split("=") for part in "x=1;y=2".split(";"))
    print(given, given["y"])

    notes = {"a": None, "b": "hi", "c": "yo"}
    notes["d"] = notes["b"] and notes["b"] + "!"
    print(report(notes))
    print(names([Entry("k"), None, Entry("l")]))
    counts = {"k": 1, "l": 2}
    entry = Entry("k", "x")
    del counts[entry.key]
    print(counts, counts[Entry("l").key], Entry().key)
    print("{:.2f} {}".format(entry.mean(), Entry().mean()), format(entry.mean(), ">6"))
    teams = ["A", "B", "C"]
    for games in rounds(teams):
        print(", ".join(f"{a}-{b}" for a, b in games))
    print(teams)
    for length, found in sorted(by_length(["bc", "a", "de"]).items()):
        print(length, found)
    try:
        by_length(["a", ""])
    except NotThere as error:
        print(error)


main()
