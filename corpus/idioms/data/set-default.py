# ANCHOR: setdefault
def index(books):
    shelves = {}
    for title, genre in books:
        shelves.setdefault(genre, []).append(title)
    return shelves
# ANCHOR_END: setdefault
# ANCHOR: main


shelves = index([("Emma", "novel"), ("Dune", "sf"), ("Solaris", "sf")])
for genre, titles in sorted(shelves.items()):
    print(genre, *titles)
# ANCHOR_END: main
