"""The receiver of a method that changes it, and an argument, chosen by a test."""


class Tally:
    def __init__(self):
        self.n = 0

    def push(self, k):
        self.n += k


def feed(tally, n):
    tally.push(n)


def grow(xs, n):
    xs.append(n)


def main():
    a, b = Tally(), Tally()
    for i in range(5):
        (a if i % 2 else b).push(i)
    print(a.n, b.n)
    for i in range(3):
        feed(a if i else b, -i)
    print(a.n, b.n)
    odd, even = [], []
    for i in range(5):
        grow(odd if i % 2 else even, i)
        (odd if i > 3 else even).append(-i)
    print(odd, even)
    d, e = {}, {}
    for i in range(3):
        (d if i else e)[i] = i * i
    print(d, e)


main()
