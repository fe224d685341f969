"""`suppress`: what came before the error stays done, what stands behind it is not done."""
from contextlib import suppress


def find(d, keys):
    for k in keys:
        with suppress(KeyError):
            return d[k]
    return -1


def main():
    data = {"a": 1}
    with suppress(KeyError):
        print(data["a"])
        print(data["b"])
        print("never")
    items = []
    with suppress(IndexError, ValueError):
        items.append(int("7"))
        items.append(int("x"))
    print(items)
    total = 0
    for text in ["1", "x", "3"]:
        with suppress(ValueError):
            total += int(text)
    print(total, find(data, ["z", "a"]), find(data, ["q"]))


main()
