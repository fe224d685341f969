"""`dict.fromkeys`: each of several once, in the order in which it comes first, or a dict of one value."""


def once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def letters(text: str) -> str:
    return "".join(dict.fromkeys(text))


def sorted_once(numbers: list[int]) -> list[int]:
    seen = [n * n for n in dict.fromkeys(numbers) if n != 0]
    for n in dict.fromkeys(numbers):
        seen.append(n)
    return seen


def counts(text: str) -> dict[str, int]:
    names = text.split()
    table = dict.fromkeys(names, 0)
    for name in names:
        table[name] += 1
    return table


def flags(text: str) -> dict[str, bool]:
    return dict.fromkeys(text.split(), False)


print(once(["b", "a", "b", "ñ", "a"]), once([]))
print(letters("abracadabra ñañ"), repr(letters("")))
print(sorted_once([3, -3, 3, 0, -3]))
print(counts("x y x"), counts(""), flags("on off on"))
print(dict.fromkeys(range(3), "none"), len(list(dict.fromkeys("hello"))))
