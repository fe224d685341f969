"""The encoding that a file is opened with is a parameter or a constant."""
import os
import tempfile

ENCODING = "utf-8"


def write(path, text, encoding="utf-8"):
    with open(path, "w", encoding=encoding) as f:
        f.write(text)
        f.write("")


def lengths(path, encoding="utf8"):
    with open(path, encoding=encoding) as f:
        return [len(line) for line in f]


def main():
    with tempfile.TemporaryDirectory() as root:
        path = os.path.join(root, "ä.txt")
        write(path, "één\n\ntwo")
        print(lengths(path))
        write(path, "", encoding="UTF-8")
        print(lengths(path, ENCODING))
        with open(path, encoding=ENCODING) as f:
            print(repr(f.read()))


main()
