import os
from pathlib import Path

try:
    import json
except ImportError:
    json = None
try:
    from math import sqrt

    HAS_ROOTS = True
except ImportError:
    HAS_ROOTS = False


def decoded(data):
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return f"no text: {error}"


def number(data):
    try:
        return int(data.decode("utf-8"))
    except ValueError as error:
        return str(error)


def content(path):
    try:
        with open(path) as file:
            return file.read().strip()
    except FileNotFoundError:
        return "no file"
    except ValueError as error:
        return f"no number: {error}"


def whole(path):
    try:
        return Path(path).read_text()
    except OSError:
        return "no file"
    except UnicodeDecodeError as error:
        return f"no text: {error}"


for data in (b"abc", b"\xff", b"ab\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x90\x28", b"\xed\xa0\x80"):
    print(decoded(data))
print(number(b"12"), number(b"x"), number(b"\xc3"))
with open("good.txt", "wb") as file:
    file.write(b" some\r\ntext \n")
with open("bad.txt", "wb") as file:
    file.write(b"text \xff\n")
for path in ("good.txt", "bad.txt", "none.txt"):
    print(content(path), "|", whole(path).split())
print(HAS_ROOTS, sqrt(16.0), "PATH" in os.environ, "NO_SUCH_NAME" in os.environ)
