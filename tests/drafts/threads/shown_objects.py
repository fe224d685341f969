# Objects that threads share, in lists that are shown, and dicts of them in the order of their keys.
import threading


class Item:
    def __init__(self, name):
        self.name = name
        self.parts = []
        self.seen = 0

    def __repr__(self):
        return f"Item({self.name!r})"

    def touch(self):
        self.seen += 1


class Shelf:
    def __init__(self):
        self.items = {}

    def add(self, name):
        self.items[name] = Item(name)
        return self.items[name]


shelf = Shelf()
box = shelf.add("bøx")
lid = shelf.add("ápple")
box.parts.append(lid)
threads = [threading.Thread(target=item.touch) for item in (box, lid)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(box.parts, lid.parts, box)
for name, item in sorted(shelf.items.items()):
    print(name, item.seen, item)
