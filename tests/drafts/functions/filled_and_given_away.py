"""Lists, sets and dicts that are filled, and their rows changed, before anybody else has them."""


def encode(data):
    runs = []
    for item in data:
        if runs and runs[-1][0] == item:
            runs[-1][1] += 1
        else:
            runs.append([item, 1])
    return runs


def groups(words):
    found = {}
    for word in words:
        found.setdefault("".join(sorted(word)), set()).add(word)
    return {k: v for k, v in found.items() if len(v) > 1}


def islands(edges):
    left = set(edges)
    out = []
    while left:
        stack = [min(left)]
        part = set()
        while stack:
            node = stack.pop()
            if node in part:
                continue
            part.add(node)
            stack.extend(edges[node])
        out.append(part)
        left -= part
    return out


def pairs(n):
    out = []
    part = []
    for i in range(n):
        part.append(-i)
        if len(part) == 2:
            out.append(part)
            part = []
    return out, part


print(max(encode([3, 3, -1]), key=lambda r: r[1]), encode([]))
best = max(encode([-1, -1, 0, -1]), key=lambda r: r[1])
print(best, encode([1])[0])
print({k: sorted(v) for k, v in groups(["ab", "ba", "é", "c"]).items()})
print([sorted(p) for p in islands({"a": ["b"], "b": ["a"], "c": []})])
print(pairs(5), pairs(0))
