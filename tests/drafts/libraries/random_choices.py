import random
from random import shuffle
class Deck:
    def __init__(self):
        self.cards = [f"{r}{s}" for s in "SH" for r in "A23"]
    def deal(self, n):
        random.shuffle(self.cards)
        hand, self.cards = self.cards[:n], self.cards[n:]
        return hand
def mixed(items: list[int]) -> list[int]:
    copy = items[:]
    shuffle(copy)
    return copy
x = [1, 2, 3]
random.shuffle(x)
print(sorted(x), sorted(mixed([3, 1])))
a = random.random()
b, c = random.uniform(0.5, 1.5), random.uniform(1, -1)
print(0 <= a < 1, 0.5 <= b <= 1.5, -1 <= c <= 1)
print(len(random.sample(x, 2)), random.randrange(5) < 5)
d = Deck()
print(len(d.deal(4)), len(d.cards), d.cards[0][1] in "SH")
