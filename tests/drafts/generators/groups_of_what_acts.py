from itertools import groupby


def numbers():
    for n in (1, 1, 2):
        print("give", n)
        yield n


for k, g in groupby(numbers()):
    print("group", k)
    for item in g:
        print("item", item)


def chatty(n):
    print("key", n)
    return n % 2


for k, g in groupby([1, 3, 4], key=chatty):
    print(k, list(g))
