from abc import ABC, abstractmethod
import copy


class Shop:
    class Line:
        def __init__(self, article, count=1):
            self.article = article
            self.count = count

        def __repr__(self):
            return f"Line({self.article!r}, {self.count})"

    class Empty(Exception):
        pass

    def __init__(self):
        self.lines = []

    def add(self, article, count=1):
        self.lines.append(Shop.Line(article, count))

    def again(self):
        self.lines.append(self.Line("again"))

    def pay(self):
        if not self.lines:
            raise Shop.Empty("nothing to pay")
        return sum(line.count for line in self.lines)


class Corner(Shop):
    def double(self):
        self.lines.append(self.Line("double", 2))


class Media(ABC):
    def __init__(self, title):
        self.title = title

    @abstractmethod
    def summary(self): ...

    def __str__(self):
        return f"{type(self).__name__}: {self.summary()}"


class Book(Media):
    def __init__(self, title, pages):
        Media.__init__(self, title)
        self.pages = pages

    def summary(self):
        return f"{self.title}, {self.pages} pages"


shop = Corner()
try:
    shop.pay()
except Shop.Empty as error:
    print(error)
shop.add("tea", 3)
shop.again()
shop.double()
print(shop.lines, shop.pay(), getattr(shop, "lines")[0].article)
book = Book("Dune", 600)
setattr(book, "pages", 612)
print(book)
other = copy.copy(book)
other.pages = 1
print(book, "/", other)
try:
    plain = Media("x")
    print("made", plain)
except TypeError:
    print("still abstract")
