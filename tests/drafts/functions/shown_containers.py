"""Lists, dicts and tuples of texts and numbers, shown from all kinds of places."""

from dataclasses import dataclass, field

NAMES = ["it's", 'say "so"', "both ' and \"", "tab\t", "back\\slash", "é", "\u200b", ""]
SIZES = {"small": 1.0, "big": 1e16, "tiny": 1e-05}
PAIR = ("a", 2.5)


@dataclass
class Basket:
    owner: str
    items: list[str] = field(default_factory=list)
    prices: dict[str, float] = field(default_factory=dict)

    def show(self) -> str:
        return f"{self.owner}: {self.items} {self.prices}"


class Counter:
    def __init__(self):
        self.seen = []
        self.flags = {}

    def note(self, word, flag):
        self.seen.append(word)
        self.flags[word] = flag


def halves(values):
    return [v / 2 for v in values]


def part(words, n):
    print(words[:n], words[n:])
    return words[-1:]


def pairs(words):
    return [(word, len(word)) for word in words]


def first(words):
    return words[0] if words else None


def share(words):
    words.append("shared'")
    print(words)


def main():
    print(NAMES, SIZES, PAIR)
    print(halves([1, 2.5, -3]), halves([]))
    print(part(NAMES, 2), pairs(NAMES[:3]))
    basket = Basket("Ann", ["x'y"], {"x": 0.1})
    print(basket.show(), basket.items, basket.prices)
    print(basket)
    counter = Counter()
    counter.note("yes", True)
    counter.note("no'", False)
    print(counter.seen, counter.flags, str(counter.seen), repr(counter.flags))
    rows = [["a", "b"], [], ["c'"]]
    print(rows, [row for row in rows if row])
    table = {"k": ["v", "w"], "'": []}
    print(table, list(table))
    print([first(row) for row in rows])
    print(sorted(NAMES)[:2], [c for c in "a'b"], list("xyz"))
    flags = [True, False]
    print(flags, [None, "x"], [1.5, None], (True, "t"), ("only",))
    words = ["w"]
    other = words
    share(other)
    print(words, other, f"{words!r:>20}|{len(words)}")
    text = str(words) + repr(("p", 1))
    print(text, [text])
    numbers = {1: "one", -2: "two'"}
    print(numbers, {k: v for k, v in sorted(numbers.items())}, list(numbers))
    deep = {"x": [("a", 1.0)]}
    print(deep, [[["d"]]])


if __name__ == "__main__":
    main()
