from collections import Counter

votes = Counter()
votes.update(["ann", "bob", "ann"])
votes.update(["cy"])
print(votes.most_common(1)[0])
north = Counter({"apples": 3, "pears": 1})
south = Counter({"apples": 1, "plums": 2})
both = north + south
for fruit, n in sorted(both.items()):
    print(fruit, n)
print((north - south)["apples"], (north & south)["apples"], (north | south)["plums"])
print(dict(north - south))
left = Counter("hello") - Counter("world")
print(sorted(left.elements()))
print(Counter("listen") == Counter("silent"))
stock = Counter({"nut": 5})
stock["nut"] -= 2
stock["bolt"] += 4
print(stock["nut"], stock["bolt"], stock["none"], "none" in stock, sum(stock.values()))
stock.subtract({"nut": 5})
print(stock["nut"], [k for k, v in stock.items() if v > 0])
total = Counter()
for line in ["a b", "b c"]:
    total += Counter(line.split())
print(total.most_common())
print(len(total), max(total, key=total.get))
