"""Files that are opened first and entered, or read, afterwards; None until then."""
import os
import tempfile


def first_line(path):
    try:
        file = open(path, encoding="utf-8")
    except FileNotFoundError:
        return "no file"
    with file:
        for line in file:
            return line.rstrip("\n")
    return "empty"


def all_of(path):
    try:
        file = open(path, encoding="utf-8")
    except FileNotFoundError:
        print("not there")
    else:
        with file:
            text = file.read()
        print(repr(text))


def told(path):
    file = None
    try:
        file = open(path, "r", encoding="utf-8")
        data = file.read()
        print("Read:", data.strip())
    except OSError:
        print("cannot be read")
    return file is None


def main():
    with tempfile.TemporaryDirectory() as root:
        path = os.path.join(root, "é.txt")
        for text in ("", "één\r\ntwo\n", "\n"):
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
            print(first_line(path))
            all_of(path)
            print(told(path))
        os.remove(path)
        print(first_line(path))
        all_of(path)
        print(told(path))


main()
