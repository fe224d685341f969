"""`reversed` of a list that is made for it."""


def last_index(items, wanted):
    for at, item in reversed(list(enumerate(items))):
        if item == wanted:
            return at
    return -1


def shown(word):
    return [f"{at}{c}" for at, c in reversed(list(enumerate(word, 1)))]


print(last_index([3, 1, 3, 2], 3), last_index([], 1), last_index(["ä", "b", "ä"], "ä"))
print(shown("äbc"), shown(""))
for key, value in reversed(list(zip("abc", [1, 2]))):
    print(key, value)
print([k for k, _ in reversed(list({"b": 1, "a": 2}.items()))])
print(list(reversed(list(filter(None, [0, 4, -1, 0])))), list(reversed(tuple(x * x for x in range(4)))))
grown = [1, 2]
for x in reversed(list(map(str, grown))):
    grown.append(int(x) * 10)
print(grown)
