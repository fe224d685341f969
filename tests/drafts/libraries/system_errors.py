import logging
import os
import sys
import tempfile
from pathlib import Path

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("tool")


def size_of(path):
    try:
        return os.path.getsize(path)
    except OSError as error:
        log.warning("cannot read %s: %s", os.path.basename(path), error.strerror)
        return -1


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError as error:
        print(error.filename.endswith("missing ü.txt"), error.errno, error.strerror)
    except OSError as error:
        print("other", error.errno, error.strerror, error.filename != "")
    return ""


def made(path):
    try:
        os.mkdir(path)
    except FileExistsError as error:
        return f"{error.errno}: {error}".replace(error.filename, "<path>")
    return "made"


def gone(path):
    try:
        os.rmdir(path)
        return "removed"
    except OSError as error:
        return f"{type(error).__name__} {error.errno} {error.strerror}"


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    Path(path).write_text("ab", encoding="utf-8")
    missing = os.path.join(folder, "missing ü.txt")
    print(size_of(path), size_of(missing))
    print(repr(read(path)), repr(read(missing)), repr(read(folder)) == "''")
    inner = os.path.join(folder, "it's")
    print(made(inner), made(inner))
    print(gone(missing), gone(inner), gone(folder))
