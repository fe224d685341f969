"""Star parameters that are assigned anew, and functions within generators that return."""


def total(label, *numbers):
    numbers = numbers[1:]
    out = 0
    for n in numbers:
        out += n
    return f"{label}={out}"


def plain(*names):
    return ", ".join(names)


def rows(limit):
    def double(n):
        if n > 3:
            return 0
        return n * 2

    for i in range(limit):
        yield double(i)


def shrink(text, *pairs):
    while pairs:
        text = pairs[1].join(text.split(pairs[0]))
        pairs = pairs[2:]
    return text


print(total("a", 1, 2, 3), total("b"), plain("x", "y"))
print(list(rows(6)))
print(shrink("a&b<c", "&", "&amp;", "<", "&lt;"))
values = [4, 5, 6]
print(total("c", *values))
