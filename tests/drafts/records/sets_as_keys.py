"""Sets as keys: those of Rust have no hash."""

seen: set[frozenset[int]] = set()
for group in [[1, 2], [2, 1], [3]]:
    key = frozenset(group)
    if key in seen:
        print("again", sorted(key))
    seen.add(key)
print(len(seen))
pairs = {(frozenset([1]), "x"): 1}
print(pairs[(frozenset([1]), "x")])
