"""Generators that raise what is caught where they are asked, which a list made at once does not."""


def check(n):
    if n < 0:
        raise ValueError("negative")
    return n * 2


def doubled(xs):
    for x in xs:
        yield check(x)


def numbers(words):
    for word in words:
        yield int(word)


try:
    for value in doubled([1, 2, -1, 4]):
        print(value)
except ValueError as e:
    print("caught", e)
try:
    print(sum(numbers(["1", "x"])))
except ValueError as e:
    print("caught", e)


def checked(values):
    for v in values:
        if v == 0:
            return
        if v < 0:
            raise ValueError(f"negative: {v}")
        yield v


def parsed(lines):
    for number, line in enumerate(lines, 1):
        name, _, value = line.partition("=")
        try:
            yield name.strip(), float(value)
        except ValueError:
            print(f"line {number}: bad value {value.strip()!r}")


total = 0
try:
    for v in checked([1, 2, -3, 4]):
        total += v
        print("ok", v)
except ValueError as e:
    print("error:", e, total)
print(list(checked([5, 6, 0, -7])))
print(list(parsed(["a = 4", "b = x", "c=", "d=7.5"])))
