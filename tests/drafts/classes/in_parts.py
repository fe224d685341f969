"""Of a hierarchy with a part of which nothing is known, and of classes that hold each other, the rest is drafted."""

import unheard_of


class Reader:
    limit = None

    def __init__(self, source, policy=unheard_of.POLICY):
        self.source = source
        self.policy = policy
        self.lines = 0

    def feed(self, text):
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            self.lines += 1
        return self.lines

    def set_limit(self, limit):
        self.limit = limit + 1


class HeaderReader(Reader):
    def only(self, text, prefix):
        found = []
        for line in text.split("\n"):
            if line.startswith(prefix):
                found.append(line)
        return found


class Window:
    def __init__(self, title):
        self.title = title
        self.panel = Panel(self)
        self.pending = []

    def rename(self, title):
        self.title = title.strip()

    def keep(self, request):
        if not self.pending:
            unheard_of.wake(request)


class Panel:
    def __init__(self, window):
        self.window = window
        self.height = 3

    def taller(self, by):
        self.height += by
        return self.height

    def __len__(self):
        return unheard_of.measure(self)

    def caption(self, other):
        return other.window.title


def steps(root):
    for node in unheard_of.walk(root):
        if node is None:
            raise ValueError("an empty tree")
        yield node


reader = HeaderReader(unheard_of.SOURCE)
print(reader.feed("a\n#b\nc"))
window = Window("w")
window.rename(" x ")
print(window.panel.taller(2))
