"""What operations raise by themselves, where a handler sees it."""


for text in ["12", " 12 ", "+5", "-7", "1_000", "_1", "1_", "1__0", "", " ", "0x10", "1.0", "--1", "+ 1", "1e3", "007"]:
    try:
        print(repr(text), int(text))
    except ValueError as e:
        print("ValueError:", e)
for text in ["1.5", ".5", "5.", "1e3", "1e", "inf", "-Infinity", "nan", "1_0.5", "1_.5", "", "abc", "1,5", "0x1p3", " 2.5\n"]:
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print("ValueError:", e)


# division by zero, several kinds
def calc(op: str, a: int, b: int) -> float:
    if op == "/":
        return a / b
    if op == "//":
        return a // b
    if op == "%":
        return a % b
    raise ValueError("unknown operator " + op)


for op, a, b in [("/", 7, 2), ("//", -7, 2), ("%", -7, 2), ("/", 1, 0), ("//", 1, 0), ("%", 1, 0), ("^", 1, 1)]:
    try:
        print(op, calc(op, a, b))
    except ZeroDivisionError as e:
        print(op, "zero:", e)
    except ValueError as e:
        print(op, "value:", e)


def count_words(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in text.split():
        try:
            counts[word] += 1
        except KeyError:
            counts[word] = 1
    return counts


print(count_words("a b a c b a"))


def largest(values: list[int]) -> int:
    try:
        return max(values)
    except ValueError:
        return -1


def index_of(values: list[str], wanted: str) -> int:
    try:
        return values.index(wanted)
    except ValueError as e:
        print(e)
        return -1


print(largest([3, 9, 2]), largest([]))
print(index_of(["a", "b"], "b"), index_of(["a", "b"], "q"))
items = [1, 2, 3]
try:
    items.remove(2)
    items.remove(7)
except ValueError as e:
    print(items, e)
seen = {1, 2}
try:
    seen.remove(5)
except KeyError as e:
    print("KeyError", e)
d = {"one": 1}
try:
    print(d.pop("one"))
    print(d.pop("one"))
except KeyError as e:
    print("KeyError", e)
try:
    del d["zz"]
except KeyError as e:
    print("KeyError", e)


def parse_pairs(text: str) -> dict[str, int]:
    pairs: dict[str, int] = {}
    for chunk in text.split(";"):
        try:
            key, raw = chunk.split(":")
            pairs[key] = int(raw)
        except ValueError as e:
            print(f"skipping {chunk!r}: {e}")
    return pairs


print(parse_pairs("a:1;b:two;c;d:4:5;e:6"))


words = ["apple", "banana", "cherry"]


def nth(n: int) -> str:
    return words[n]


def vowel_at(word: str, i: int) -> bool:
    return word[i] in "aeiou"


for n, i in [(0, 0), (1, 9), (7, 0), (-1, 2)]:
    try:
        print(nth(n), vowel_at(nth(n), i))
    except IndexError as e:
        print("out of range:", e)


def mean(values):
    assert len(values) > 0, "no values"
    return sum(values) / len(values)


for values in [[1, 2, 3], []]:
    try:
        print(mean(values))
    except AssertionError as e:
        print("assertion:", e)
