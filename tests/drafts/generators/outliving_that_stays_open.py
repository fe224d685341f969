"""A generator that owns what it is given can't see what its other name changes."""


def numbered(names):
    print("begin")
    n = 0
    for name in names:
        n += 1
        yield n, name
    print("end")


first = numbered("q r".split())
print(next(first))
names = ["a", "b"]
later = numbered(names)
print(next(later))
names.append("c")
print(list(later))
