"""`filter(None, ..)`: what is true stays."""


def lines(text: str) -> list[str]:
    return [line.strip() for line in filter(None, text.splitlines())]


def parts(items):
    return list(filter(None, items))


print(lines("a\n\n  b \n\n"), lines(""))
print(parts(["x", "", "é", " "]), parts([]))
print(list(filter(None, [0, -1, 2, 0])), list(filter(None, [0.0, -0.0, 0.5])))
print(sum(1 for _ in filter(None, [[], [1], [], [0]])), list(filter(None, [True, False])))
print(len(list(filter(None, {"a": 1, "": 2}))), next(filter(None, ["", "z"])), any(filter(None, [0, 0])))
for at, word in enumerate(filter(None, "a,,b".split(","))):
    print(at, word)
