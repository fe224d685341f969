"""Parts of borrowed tuples that may be None: read, kept, handed on."""


def show(label, note):
    return f"{label}={note or '-'}"


def describe(rows):
    kept = []
    for name, note, tags in rows:
        kept.append(note)
        if note:
            print(name, note.upper())
        print(show(name, note), tags or [], note is None, note == "first")
        if tags is not None:
            print(len(tags), tags[0])
    print(kept)


def go(rows):
    at = 0
    while at < len(rows):
        name, note, tags = rows[at]
        at += 1
        print(show(name, note), note is None or note.startswith("f"))
        if tags is None:
            continue
        print(",".join(tags), note, [note, name])
    return at


def tags_of(rows, at):
    _, note, tags = rows[at]
    found = {}
    if note:
        found[note] = at
        print(found)
    return tags


rows = [("anna", "first", ["new", "old"]), ("bert", None, None)]
describe(rows)
print(go(rows), tags_of(rows, 0), tags_of(rows, 1))
pairs = {"left": (1, None), "right": (2, "two")}
for key, (number, word) in pairs.items():
    print(number, show(key, word))
