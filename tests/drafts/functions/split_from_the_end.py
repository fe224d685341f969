"""`rsplit` with a limit: to names, to an index, to a list."""


def scored(text):
    name, score = text.rsplit(" ", 1)
    return name, int(score)


def suffix(name: str) -> str:
    return name.rsplit(".", 1)[-1]


for text in ("new york 3", "x", "", "ä ö -1", "a b c"):
    try:
        print(scored(text))
    except ValueError as error:
        print("no score:", error)
print(suffix("a.tar.gz"), suffix("none"), suffix(""), suffix(".x"), suffix("é.ü"))
print("a--b--c".rsplit("--", 1), "a-b-c".rsplit("-", maxsplit=0), "aaa".rsplit("aa", 5), "".rsplit(",", 2))
*front, last = "a/b/c/d".rsplit("/", 2)
print(front, last, ["x=1=2".rsplit("=", 1)[0], "=".rsplit("=", 1)[0]])
