"""What Python computes at another time than Rust would."""


class Box:
    def __init__(self, n):
        self.n = n
        self.items = [1, 2, 3]

    def bump(self):
        self.n += 1
        return self.n


def say(x):
    print("say", x)
    return x


xs = [1, 2]
n = 10
g = (x * n for x in xs)
n = 20
print(list(g))
print(say(1), sep=str(say(9)))
box = Box(1)
box.items[box.bump() - 1] = box.n
print(box.items)
for x in (box.bump() for _ in range(2)):
    box.n += 10
    print(x)
i = 2
a = [5, 6, 7]
a[i], i = i, a[0]
print(i, a)
