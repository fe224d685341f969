# ANCHOR: random
import random


def roll(dice, rng):
    return [rng.randint(1, 6) for _ in range(dice)]


def shuffled(cards, rng):
    deck = list(cards)
    rng.shuffle(deck)
    return deck
# ANCHOR_END: random
# ANCHOR: main


rng = random.Random(7)
rolls = roll(100, rng)
# PAIR: rolled
print(min(rolls) >= 1, max(rolls) <= 6, len(set(rolls)))
print(sorted(shuffled("ace", rng)))
# ANCHOR_END: main
