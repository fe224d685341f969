# ANCHOR: node
from collections import OrderedDict


class LRUCache:
    class Node:
        def __init__(self, key, value):
            # PAIR: key
            self.key = key
            # PAIR: value
            self.value = value
            # PAIR: links
            self.prev = None
            self.next = None
    # ANCHOR_END: node

    # ANCHOR: cache
    def __init__(self, capacity):
        self.capacity = capacity
        self.dict = {}
        self.head = self.Node(0, 0)
        self.tail = self.Node(0, 0)
        self.head.next = self.tail
        self.tail.prev = self.head
    # ANCHOR_END: cache

    # ANCHOR: get
    def get(self, key):
        if key in self.dict:
            n = self.dict[key]
            # PAIR: renew-out
            self._remove(n)
            # PAIR: renew-in
            self._add(n)
            return n.value
        return -1
    # ANCHOR_END: get

    # ANCHOR: put
    def put(self, key, value):
        if key in self.dict:
            # PAIR: old-entry
            self._remove(self.dict[key])
        n = self.Node(key, value)
        self._add(n)
        # PAIR: slot
        self.dict[key] = n
        # ANCHOR_END: put
        # ANCHOR: evict
        if len(self.dict) > self.capacity:
            n = self.head.next
            # PAIR: oldest-out
            self._remove(n)
            # PAIR: forget
            del self.dict[n.key]
    # ANCHOR_END: evict

    # ANCHOR: remove
    # PAIR: out-of-list
    def _remove(self, node):
        p, n = node.prev, node.next
        p.next, n.prev = n, p
    # ANCHOR_END: remove

    # ANCHOR: add
    # PAIR: into-list
    def _add(self, node):
        # PAIR: newest
        p = self.tail.prev
        # PAIR: newest-next
        p.next = node
        # PAIR: end-prev
        self.tail.prev = node
        node.prev = p
        node.next = self.tail
# ANCHOR_END: add


# ANCHOR: usage
# PAIR: cache
cache = LRUCache(2)
cache.put(1, 1)
cache.put(2, 2)
print(cache.get(1))
cache.put(3, 3)  # evicts key 2
print(cache.get(2))
# ANCHOR_END: usage

# ANCHOR: update
cache.put(1, 10)
cache.put(4, 4)  # evicts key 3
print(cache.get(3))
print(cache.get(1))
# ANCHOR_END: update

# ANCHOR: built-in
recent = OrderedDict([(1, 1), (2, 2)])
recent.move_to_end(1)
recent[3] = 3
print(recent.popitem(last=False))
# ANCHOR_END: built-in
