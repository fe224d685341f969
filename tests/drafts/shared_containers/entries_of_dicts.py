groups: dict[int, list[str]] = {}
by_name: dict[str, list[str]] = {}
for name, key in [("ann", 1), ("bob", 2), ("cy", 1)]:
    group = groups.setdefault(key, [])
    group.append(name)
    by_name[name] = group
by_name["ann"].append("dan")
print(groups)
print(by_name)

lines = ["[a]", "x=1", "[b]", "y=2", "z=-3"]
sections = {}
section = {}
for line in lines:
    if line.startswith("["):
        section = {}
        sections[line[1:-1]] = section
    else:
        name, text = line.split("=")
        section[name] = int(text)
print(sections, section)


def union(groups, a, b):
    if groups[a] is groups[b]:
        return False
    small, large = groups[a], groups[b]
    if len(small) > len(large):
        small, large = large, small
    for x in small:
        large.append(x)
        groups[x] = large
    return True


parts = {x: [x] for x in range(5)}
print(union(parts, 0, 1), union(parts, 1, 2), union(parts, 0, 2))
print(parts)
