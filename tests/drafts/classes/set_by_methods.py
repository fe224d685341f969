"""Fields that `__init__` leaves to its own methods."""


class Board:
    def __init__(self, width, height, fill="."):
        self.width, self.height = width, height
        if width * height > 100:
            self.kind = "large"
        else:
            self.kind = "small"
        self.rows = []
        for _ in range(height):
            self.rows.append([fill] * width)
        self.clear()
        self.size = self.measure()

    def clear(self):
        self.marked = set()
        self.last = None
        self.names = {}

    def measure(self):
        return sum(len(row) for row in self.rows)

    def mark(self, x, y, name):
        self.rows[y][x] = "#"
        self.marked.add((x, y))
        self.names[name] = (x, y)
        self.last = (x, y)


class Words:
    def __init__(self, text):
        self.text = text
        self.load(text)
        self.position = 0
        self.check()

    def load(self, text):
        if "," in text:
            self.words = text.split(",")
        else:
            self.words = text.split()

    def check(self):
        if not self.words:
            raise ValueError("no words")

    def next(self):
        word = self.words[self.position]
        self.position += 1
        return word


board = Board(4, 2)
board.mark(1, 1, "first")
board.mark(2, 0, "second")
print(board.kind, board.size, len(board.marked), board.last, board.names)
for row in board.rows:
    print("".join(row))
board.clear()
print(len(board.marked), board.last, board.names)

words = Words("a,b c")
print(words.next(), words.next(), words.position)
try:
    Words("   ")
except ValueError as error:
    print("error:", error)
