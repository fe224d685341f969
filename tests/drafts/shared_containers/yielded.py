def growing():
    buf = []
    for i in range(3):
        buf.append(i)
        yield buf
    yield [7]


for part in growing():
    print(part, end=" ")
print()
parts = list(growing())
parts[0].append(5)
print(parts)


def f(xs, ys):
    xs.append(len(ys))
    ys.append(len(xs))
    return xs == ys


a = [1]
print(f(a, a))
print(a)


def walk(path, out, n):
    path.append(n)
    out.append(path)
    if n > 0:
        walk(path, out, n - 1)
    return out


paths = walk([], [], 2)
print(paths, paths[0] is paths[1])
