"""Variables that may be None, and are not where an operator changes them."""


def find(numbers, limit):
    for number in numbers:
        if number > limit:
            return number
    return None


def longest(words):
    best = None
    for word in words:
        if best is None or len(word) > len(best):
            best = word
    return best


def marked(words):
    word = longest(words)
    if word:
        word += "!é"
    return word


def halved(table, key):
    number = table.get(key)
    if number is not None:
        number -= 1
        number *= 2
        if number < 0:
            number = None
    return number


def total(numbers):
    found = None
    for number in numbers:
        if found is None:
            found = number
        else:
            found += number
    return found


class Meter:
    def __init__(self):
        self.last = None

    def step(self, number):
        last = self.last
        self.last = number
        if last is None:
            last = 0
        last += number
        return last, self.last


for limit in [0, 3, 9, -5]:
    hit = find([1, 4, 0], limit)
    if hit is None:
        print("none")
        continue
    hit += 1
    print(hit, hit * 2)
print(marked(["q"]), marked([]), marked([""]))
print(halved({"a": 3}, "a"), halved({}, "a"), halved({"a": 0}, "a"))
print(total([1, 2, 3]), total([]), total([-1]))
meter = Meter()
print(meter.step(1), meter.step(5), meter.step(-2))
text = None
for piece in "aéb":
    if text is None:
        text = piece
    else:
        text += piece
print(text)
