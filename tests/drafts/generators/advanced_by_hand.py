it = iter("abcdef")
for a in it:
    b = next(it)
    print(a + b)
tokens = iter(["-n", "3", "file", "-v"])
for t in tokens:
    if t == "-n":
        print("count", next(tokens))
    elif t.startswith("-"):
        print("flag", t)
    else:
        print("arg", t)
nums = iter(range(5))
for n in nums:
    print(n, next(nums, None))


class Bag:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            if item > 0:
                yield item


b = Bag([3, -1, 4])
print(3 in b, -1 in b, 9 in b, 4 not in b)


class Names:
    def __init__(self):
        self.names = ["ann", "bob"]

    def __iter__(self):
        return iter(self.names)


names = Names()
who = "bob"
print("ann" in names, who in names, "cy" in names)


def squares(n):
    for i in range(n):
        yield i * i


s = squares(3)
print(next(s), sum(s), next(s, "empty"))
s = squares(2)
print(next(s, "none"), next(s, "none"), next(s, "none"))
print(next((x for x in [1, 2] if x > 5), "no match"))
