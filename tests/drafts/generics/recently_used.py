from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = OrderedDict()
        self.hits = 0
        self.misses = 0

    def get(self, key, default=None):
        if key not in self.data:
            self.misses += 1
            return default
        self.data.move_to_end(key)
        self.hits += 1
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.capacity:
            self.data.popitem(last=False)

    def keys(self):
        return list(self.data)


a = LRUCache(2)
a.put("x", 1)
a.put("y", 2)
print(a.get("x"))
a.put("z", 3)
print(a.get("y"), a.keys(), a.hits, a.misses)
b = LRUCache(1)
b.put(1, "one")
b.put(2, "two")
print(b.get(1), b.get(2), b.keys())
