"""What nobody in the file calls is typed by what it does; what it never looks at may be anything."""


class Reader:
    def __init__(self, field):
        self.field = field
        self.at = 0

    def skip(self):
        while self.at < len(self.field):
            if self.field[self.at] == "é":
                self.at += 2
            elif self.field[self.at] in " \t":
                self.at += 1
            else:
                break

    def rest(self):
        return self.field[self.at:]


def unescape(data):
    data = data.replace("&lt;", "<")
    return data.replace("&amp;", "&")


def suffix(name):
    return name[name.rindex(".") + 1:]


class Sink:
    """Others derive from it elsewhere."""

    def write(self, data, *rest, **options):
        raise NotImplementedError

    def close(self, reason=None):
        return "closed"


def number(text):
    try:
        return int(text)
    except ValueError:
        return -1


def hexed(text):
    return int(text, 16)


NUL = b"\0"
BLOCK = 4


def padded(payload: bytes) -> bytes:
    rest = len(payload) % BLOCK
    if rest:
        payload += (BLOCK - rest) * NUL
    return payload
