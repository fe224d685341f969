# ANCHOR: walk
def walk(tree):
    name, children = tree
    yield name
    for child in children:
        yield from walk(child)
# ANCHOR_END: walk
# ANCHOR: main


tree = ("root", [("left", []), ("right", [("leaf", [])])])
print(*walk(tree))
# ANCHOR_END: main
