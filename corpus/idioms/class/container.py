# ANCHOR: container
class Shelf:
    def __init__(self):
        self.books = {}

    def __setitem__(self, place, title):
        self.books[place] = title

    def __getitem__(self, place):
        return self.books[place]

    def __len__(self):
        return len(self.books)

    def __contains__(self, place):
        return place in self.books
# ANCHOR_END: container
# ANCHOR: main


shelf = Shelf()
shelf[3] = "Emma"
print(shelf[3], len(shelf), 7 in shelf)
shelf[3] = "Persuasion"
print(shelf[3])
# ANCHOR_END: main
