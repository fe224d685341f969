"""Comparisons of a hierarchy in odd places."""


class Item:
    def __init__(self, name, price):
        self.name = name
        self.price = price

    def total(self):
        return self.price

    def __lt__(self, other):
        return self.total() < other.total()

    def __eq__(self, other):
        if not isinstance(other, Item):
            return False
        return self.total() == other.total()

    def __repr__(self):
        return f"{self.__class__.__name__}({self.name}: {self.total():.2f})"


class Food(Item):
    pass


class Taxed(Item):

    def total(self):
        return self.price * (1 + 0.25)


class Luxury(Taxed):
    def total(self):
        return super().total() + 1


def compare(a: Item, b: Item) -> str:
    if a == b:
        return "same"
    return "less" if a < b else "more"


def best(items, default=None):
    result = default
    for item in items:
        if result is None or item < result:
            result = item
    return result


items = [Food("bread", 2.0), Taxed("soap", 2.0), Luxury("ring", 100.0), Luxury("pin", 2.0)]
print(compare(items[0], items[1]), compare(items[1], items[0]), compare(items[0], items[0]))
print(compare(Food("x", 3.0), Luxury("y", 2.0)))
print(best(items), best([]), best([], items[2]))
print(sorted(items)[0], sorted(items, reverse=True)[0])
print(max(items), min(items[1:]))
print(Food("roll", 2.0) in items, items.index(Luxury("z", 2.0)), items.count(Food("q", 2.5)))
pairs = [(a.name, b.name) for a in items for b in items if a < b]
print(pairs)
items.sort()
print(items)
items.reverse()
print([repr(i) for i in items])
groups = {}
for item in items:
    groups.setdefault(type(item).__name__, []).append(item)
for kind in sorted(groups):
    print(kind, groups[kind], max(groups[kind]).name)
same = [a for a in items if a != items[0]]
print(len(same))



class Quantity:
    unit = ""

    def __init__(self, value):
        self.value = value

    def __len__(self):
        return len(str(self.value))

    def __bool__(self):
        return self.value != 0

    def __neg__(self):
        return -self.value

    def __add__(self, other):
        return self.value + other.value

    def __mul__(self, n):
        return self.value * n

    def __str__(self):
        return f"{self.value}{self.unit}"


class Meters(Quantity):
    unit = "m"


class Feet(Quantity):
    unit = "ft"

    def __add__(self, other):
        return super().__add__(other) * 3

    def __mul__(self, n):
        return self.value * n * 3


things = [Meters(5), Feet(2), Feet(0), Meters(12)]
for t in things:
    print(t, len(t), bool(t), -t, t * 2, t + things[0], "yes" if t else "no")
print([str(t) for t in things if t])
print(Meters(1) + Feet(2), Feet(2) + Meters(1), Meters(3) * 4, Feet(3) * 4, -Feet(3), len(Meters(123)))
if not things[2]:
    print("nothing")


class Card:
    def __init__(self, name, cost):
        self.name = name
        self.cost = cost

    def __lt__(self, other):
        return (self.cost, self.name) < (other.cost, other.name)

    def __eq__(self, other):
        return isinstance(other, Card) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def play(self):
        return f"{self.name} costs {self.cost}"


class Spell(Card):
    def __init__(self, name, cost, effect):
        super().__init__(name, cost)
        self.effect = effect

    def play(self):
        return super().play() + f" and does {self.effect}"


class Creature(Card):
    def __init__(self, name, cost, power):
        super().__init__(name, cost)
        self.power = power

    def play(self):
        return super().play() + f" with power {self.power}"


def strongest(cards):
    best = cards[0]
    for card in cards[1:]:
        if best < card:
            best = card
    return best


hand = [Spell("Bolt", 1, "3 damage"), Creature("Bear", 2, 2), Creature("Ant", 1, 1)]
for card in sorted(hand):
    print(card.play())
print(strongest(hand).name)
print(Spell("Bolt", 9, "") in hand, Creature("Cat", 1, 1) in hand)
unique = set(hand) | {Creature("Bear", 5, 5)}
print(len(unique))
costs = {card: card.cost for card in hand}
print(costs[hand[1]])
hand.remove(Creature("Bear", 0, 0))
print([c.name for c in hand])
