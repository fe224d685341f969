"""Nothing comes behind the end of the program: variables that the other ways assign, results, loops."""

import sys


def pick(n: int) -> int:
    if n > 0:
        return n
    sys.exit("nothing to pick")


def doubled(n: int) -> int:
    if n > 0:
        k = n
    elif n == 0:
        k = -1
    else:
        print("negative")
        sys.exit(1)
    return k * 2


def parsed(s: str) -> int:
    try:
        n = int(s)
    except ValueError:
        print("bad", s)
        sys.exit(2)
    return n + 1


def found(words: list[str], word: str) -> int:
    for at, it in enumerate(words):
        if it == word:
            break
    else:
        sys.exit(f"no {word}")
    return at


def waited(n: int) -> str:
    while True:
        n -= 3
        if n < 0:
            sys.exit(4)
        if n % 5 == 0:
            size = f"<{n}>"
            break
    return size


def main() -> None:
    print(pick(3), doubled(4), doubled(0), parsed("-7"), waited(8))
    print(found(["größe", "b"], "b"))
    print(parsed("x"))
    print("never")


main()
