class Cache:
    def __init__(self, size):
        self.size = size
        self.store = {}
        self.order = []

    def put(self, key, value):
        if key in self.store:
            self.order.remove(key)
        elif len(self.store) >= self.size:
            oldest = self.order.pop(0)
            del self.store[oldest]
        self.store[key] = value
        self.order.append(key)

    def get(self, key):
        value = self.store.get(key)
        if value is not None:
            self.order.remove(key)
            self.order.append(key)
        return value

    def __contains__(self, key):
        return key in self.store

    def __repr__(self):
        return f"Cache({self.order!r})"


c = Cache(2)
c.put("a", 1)
c.put("b", 2)
print(c.get("a"), c)
c.put("c", 3)
print("b" in c, "a" in c, c.get("b"), c)
d = Cache(1)
d.put(1, "one")
d.put(2, "two")
print(1 in d, d.get(2), d)
