"""A value of any class of a hierarchy that the body of a `try` makes, beside a handler that makes another."""


class Token:
    def __init__(self, text):
        self.text = text

    def size(self):
        return len(self.text)


class Word(Token):
    def size(self):
        return 1


class Space(Token):
    def size(self):
        return 0


def get_word(value):
    if not value[0].isalpha():
        raise ValueError(value)
    return Word(value[:1]), value[1:]


def get_space(value):
    return Space(value[:1]), value[1:]


def parse(value):
    out = []
    if value.startswith("=?"):
        try:
            token, value = get_word(value)
        except ValueError:
            token, value = get_space(value)
    else:
        token, value = get_space(value)
    out.append(token)
    return [it.size() for it in out], value


print(parse("ab"), parse("=?x"), parse("xx"))
