"""A phone book that is kept as JSON."""
import json
import os
import tempfile


def read_book(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_book(path, book):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(book, file, indent=2)


def remember(path, name, phone, city="Bern"):
    book = read_book(path)
    book[name] = {"phone": phone, "city": city, "calls": 0, "notes": []}
    write_book(path, book)


def call(path, name, note=None):
    book = read_book(path)
    entry = book.get(name)
    if entry is None:
        print("nobody is called", name)
        return
    entry["calls"] += 1
    if note:
        entry["notes"].append(note)
    write_book(path, book)
    print("calling", entry["phone"])


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "book.json")
    remember(path, "Zoe", "031 1")
    remember(path, "Ärni", "044 2", "Zürich")
    call(path, "Zoe", "talks \"a lot\"")
    call(path, "Zoe")
    call(path, "Max")
    for name, entry in read_book(path).items():
        print(name, entry["phone"], entry["city"], entry["calls"], entry["notes"])
    with open(path) as file:
        print(file.read())
