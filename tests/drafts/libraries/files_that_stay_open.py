import os
import sys


def stop(message):
    print(message)
    sys.exit(1)


def both(path):
    with open(path, "r+") as f:
        return f.read()


def left(path):
    with open(path, "w") as f:
        f.write("x")
        if os.path.exists(path):
            stop("is there")


def latin(path):
    with open(path, encoding="latin-1") as f:
        return f.read()


def returns(path):
    with open(path, "wb") as f:
        f.write(b"a\rb")
    with open(path) as f:
        return [line for line in f]


def walked(top):
    for root, folders, files in os.walk(top):
        folders.sort()
        print(root, files)


left("out.txt")
print(both("out.txt"), latin("out.txt"), returns("out.txt"))
walked(".")
