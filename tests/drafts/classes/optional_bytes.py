# Bytes that may be None, kept and handed on; what an assertion says is what it looks at.


class Box:
    def __init__(self, key=None):
        self.key = key
        self.seen = []

    def size(self, key):
        if key is None:
            return -1
        return len(key)

    def own_size(self):
        return self.size(self.key)

    def see(self, key):
        self.seen.append(key)


def check(line, expected):
    text = line + "!"
    assert text == expected, (line, text)
    return text


box = Box(b"ab\xff")
empty = Box()
print(box.own_size(), empty.own_size(), box.size(b""), empty.size(None), box.key, empty.key)
box.see(b"x")
box.see(None)
print(len(box.seen), check("a", "a!"))
