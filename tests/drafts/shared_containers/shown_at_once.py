def group(words: list[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    last: list[str] = []
    for w in words:
        key = w[0]
        if key not in out:
            out[key] = []
        last = out[key]
        last.append(w)
    last.append("<end>")
    return out


print(group(["apple", "bee", "ant", "été"]))
print(group([]))


def parse(lines):
    root = []
    stack = [root]
    for line in lines:
        if line == "(":
            stack.append([])
        elif line == ")":
            done = stack.pop()
            stack[-1].append(len(done))
        else:
            stack[-1].append(int(line))
    root.append(-1)
    return root


print(parse("1 ( 2 3 ) ( ) 4".split()))
