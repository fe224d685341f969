import os


def shown(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        return repr(error)


def parts(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        return str(error.args)


def size(path):
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return -1


print(shown("missing"))
print(parts("missing"))
print(size("missing"))
