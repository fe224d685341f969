"""Literals that a loop hands on to functions which take texts of any origin."""


def shown(row: dict[str, str]) -> str:
    return row.get("a", "?") + row.get("é", "")


def count(words: list[str]) -> int:
    return len("".join(words))


def main() -> None:
    rows = [{"a": "b"}, {"é": "d"}, {}]
    for row in rows:
        print(shown(row), row)
    for number, row in enumerate(rows, 1):
        print(number, shown(row), len(rows))
    print([shown(row) for row in rows if row], max(shown(row) for row in reversed(rows)))
    lists = [["a", "b"], ["cé"], []]
    for weight, words in zip([1, 2, 3], lists):
        print(weight * count(words), words)
    for name, words in [("x", ["y"]), ("z", [])]:
        print(name, count(words))
    tables = {"one": ["1"], "two": ["2", "22"]}
    for name, words in tables.items():
        print(name, count(words))
    print(tables, lists[0], sorted(tables))
    for words in tables.values():
        words.append("!")
        print(count(words))
    for words in lists[1:]:
        print(count(words))
    print(tables)


main()
