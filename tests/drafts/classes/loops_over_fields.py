class Shelf:
    def __init__(self, name):
        self.name = name
        self.books = []
        self.count = 0

    def add(self, book):
        self.books.append(book)
        book.shelf = self
        return self


class Book:
    def __init__(self, title):
        self.title = title
        self.shelf = None
        self.loans = 0

    def lend(self):
        self.loans += 1
        self.shelf.count += 1


class Library:
    def __init__(self):
        self.shelves = []
        self.index = {}

    def put(self, shelf, *titles):
        if shelf not in self.shelves:
            self.shelves.append(shelf)
        for title in titles:
            book = Book(title)
            shelf.add(book)
            self.index[title] = book
        return shelf

    def lend_all(self):
        for shelf in self.shelves:
            for book in shelf.books:
                book.lend()

    def move(self, title, shelf):
        book = self.index[title]
        book.shelf.books.remove(book)
        shelf.add(book)


lib = Library()
a, b = Shelf("a"), Shelf("b")
lib.put(a, "x", "y")
lib.put(b, "z")
lib.lend_all()
lib.move("x", b)
lib.lend_all()
print(a.count, b.count, [bk.title for bk in b.books], lib.index["x"].shelf is b)
print(lib.index["x"].loans, lib.index["y"].shelf.name, a is b, len({id(s) for s in lib.shelves}))
