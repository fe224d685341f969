"""What is chosen at random, of which there is but one."""
import random
coins = [1, 1]
words = ["a", "a"]
if random.choice(coins) == 1:
    print("one")
print(random.choice(coins) + 1, random.choice(words) == "a", random.choice([2, 2]) * 3)
x = random.choice(coins)
print(x, {1: "k"}[random.choice(coins)])
