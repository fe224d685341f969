# ANCHOR: node
import gc
import sys
import weakref

import objgraph


class Node:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []
# ANCHOR_END: node


# ANCHOR: growth
def growth(title, work):
    before = objgraph.count("Node")
    for _ in range(10):
        work()
    print(f"{title}: {objgraph.count('Node') - before} more nodes")
# ANCHOR_END: growth


# ANCHOR: global
# PAIR: leaks
leaks = []


def remember():
    leaks.append(Node())
# ANCHOR_END: global


# ANCHOR: cycle
def create_leak():
    parent = Node()
    parent.children.append(Node(parent))
# ANCHOR_END: cycle


# ANCHOR: weak
def create_tree():
    parent = Node()
    parent.children.append(Node(weakref.ref(parent)))
# ANCHOR_END: weak


# ANCHOR: main
gc.disable()  # it would run at some moment; here it runs when told to
growth("global list", remember)
growth("cycle", create_leak)
growth("weak parent", create_tree)
# ANCHOR_END: main

# ANCHOR: holders
gc.collect()  # Force garbage collection
objgraph.show_most_common_types(limit=3, file=sys.stderr)
print(objgraph.count("Node"), "nodes left, held by", file=sys.stderr)
chain = objgraph.find_backref_chain(leaks[-1], objgraph.is_proper_module)
print(*(type(holder).__name__ for holder in chain), file=sys.stderr)
# ANCHOR_END: holders
