"""A part of a field under a name of its own, while the whole instance is used: its name stays open."""


class Store:
    def __init__(self):
        self.parts = {"a": [1]}
        self.count = 0

    @property
    def total(self):
        return sum(len(it) for it in self.parts.values())

    def note(self):
        self.count += 1
        self.parts["a"] = [0]

    def by_method(self, key, x):
        items = self.parts[key]
        self.note()
        items.append(x)
        return len(items)

    def by_property(self, key, x):
        items = self.parts[key]
        items.append(x)
        if self.total > 1:
            items.append(-x)
        return items[-1]

    def by_field(self, key, x):
        items = self.parts[key]
        self.parts[key] = [x]
        items.append(len(self.parts[key]))
        return len(items)

    def in_a_loop(self, key, n):
        items = self.parts[key]
        for x in range(n):
            items.append(x)
            self.note()
        return len(items)


store = Store()
print(store.by_method("a", 2), store.by_property("a", 3), store.by_field("a", 4), store.in_a_loop("a", 2))
print(store.parts)
