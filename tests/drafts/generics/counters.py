class Counter:
    def __init__(self):
        self.counts = {}

    def add(self, item):
        self.counts[item] = self.counts.get(item, 0) + 1

    def most_common(self):
        best = None
        best_count = 0
        for item, count in self.counts.items():
            if count > best_count:
                best = item
                best_count = count
        return best, best_count

    def total(self):
        return sum(self.counts.values())


c = Counter()
for w in "a b a c a b".split():
    c.add(w)
print(c.most_common(), c.total(), c.counts)
d = Counter()
for n in [3, 1, 3, 3, 2]:
    d.add(n)
print(d.most_common(), d.total(), d.counts)
