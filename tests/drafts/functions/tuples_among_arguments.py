"""Tuples that are spread among other arguments."""


def neighbours(maze, y, x):
    for dy, dx in ((0, 1), (1, 0)):
        ny, nx = y + dy, x + dx
        if ny < len(maze) and nx < len(maze[0]):
            yield (ny, nx), "RD"[dy]


def assemble(source):
    code, labels = [], {}
    for line in source.split(";"):
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
        else:
            code.append(line)
    return code, labels


class VM:
    def __init__(self, code, labels):
        self.code = code
        self.labels = labels


def area(w, h):
    return w * h


def walk(maze, start):
    stack = [start]
    seen = set()
    while stack:
        here = stack.pop()
        if here in seen:
            continue
        seen.add(here)
        for there, name in neighbours(maze, *here):
            stack.append(there)
    return len(seen)


print(walk(["..", ".."], (0, 0)))
vm = VM(*assemble("a:;b;c:;d"))
print(vm.code, vm.labels)
size = (3, 4)
print(area(*size), [area(*p) for p in [(1, 2), (3, 4)]], area(*(5, 6)))


class Board:
    def __init__(self, width):
        self.width = width
        self.cells = {}

    def put(self, mark, x, y=0, bold=False):
        self.cells[x, y] = mark.upper() if bold else mark
        return x + y * self.width


board = Board(3)
spot = (1, 2)
print(board.put("a", *spot), board.put("b", *spot, True), board.put("c", 0, bold=True), board.put("d", *spot, bold=True), board.cells)
pairs = [("x", (0, 1)), ("y", (2, 2))]
print([board.put(mark, *place) for mark, place in pairs], area(*spot))
