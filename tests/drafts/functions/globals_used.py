"""A module's values as operands, keys, arguments and defaults."""

NAMES = ["a", "b"]
TEXT = "-".join(["a", "b"])
LETTERS = [c for c in TEXT]
COUNTS = {name: len(name) for name in NAMES}
WORDS = {TEXT, "b"}
LIMIT = int("3")
RATE = float("1.5")


class Box:
    LABELS = ["x", "y"]
    SIZE = max(1, 2)

    def __init__(self, name: str = TEXT) -> None:
        self.name = name
        self.sizes = COUNTS.copy()

    def label(self, index: int) -> str:
        return self.LABELS[index] + TEXT


def pick(names: list[str], wanted: str) -> int:
    return names.index(wanted)


def longest(names: list[str]) -> str:
    best = TEXT
    for name in names:
        if len(name) > len(best):
            best = name
    return best


def all_names() -> list[str]:
    return NAMES


def main() -> None:
    print(NAMES.index("b"), NAMES.count("a"), TEXT in WORDS, TEXT.split("-") == NAMES)
    print(pick(NAMES, "a"), pick(["q", TEXT], TEXT), [TEXT, "b"].index(TEXT), ["x", "a-b"].count(TEXT))
    print(longest(NAMES), longest(["abcdef"]))
    print(all_names(), Box().name, Box("z").name, Box().sizes, Box().label(0))
    words = [TEXT]
    words.append(TEXT)
    words.extend(NAMES)
    words += NAMES
    print(words, words == NAMES, NAMES == words, {TEXT: NAMES}, (TEXT, NAMES))
    text = "x"
    text += TEXT
    print(text, text == TEXT, TEXT == text, TEXT * 2, TEXT.upper(), f"{TEXT:<8}|", TEXT > text)
    print(LIMIT + 1, LIMIT * RATE, -LIMIT, LIMIT == 3, RATE > 1, f"{LIMIT:03d} {RATE:.2f}", LIMIT ** 2, abs(LIMIT))
    print(COUNTS["a"], COUNTS.get("q", 0), COUNTS.get(TEXT), COUNTS == {}, {} != COUNTS, sorted(COUNTS), dict(COUNTS))
    print("yes" if TEXT == "a-b" else "no", TEXT if LIMIT > 2 else "no", NAMES if LIMIT > 5 else [TEXT])
    print(LETTERS, "".join(LETTERS), ",".join(NAMES), TEXT.join(NAMES), NAMES[LIMIT - 2], Box.LABELS, Box.SIZE + 1)
    print(max(NAMES), max(TEXT, "c"), [TEXT] + NAMES, tuple(NAMES), set(NAMES) == {"a", "b"}, list(NAMES), sum(COUNTS.values()))
    for letter in TEXT:
        print(letter, end=" ")
    for i in range(LIMIT):
        print(i, end=" ")
    print(LIMIT in [1, 2, 3], "abc"[:LIMIT], [0] * LIMIT, TEXT is not None)
    lookup = {TEXT: 1, "b": 2}
    lookup[TEXT] += 1
    print(lookup[TEXT], TEXT in lookup, lookup.get(TEXT))
    while LIMIT > 2 and TEXT != "":
        break
    match = TEXT.replace("a", TEXT)
    print(match, TEXT.startswith(NAMES[0]), TEXT.find("b"), len(TEXT) - LIMIT)


main()
