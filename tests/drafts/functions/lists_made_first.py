"""Lists that are made before anything looks at their items, which someone can tell."""
def ask(x):
    print("ask", x)
    return x + 1


def tell(x):
    print("tell", x)
    return x * 10


xs = [1, 2, 3]
print([tell(y) for y in [ask(x) for x in xs]])
print(any([ask(x) > 2 for x in xs]), all([ask(x) > 2 for x in xs]))
for i, y in enumerate([ask(x) for x in xs]):
    print(i, y)
for a, b in zip([ask(x) for x in xs], [tell(x) for x in xs]):
    print(a, b)
print(sum([ask(x) for x in xs]), max([ask(x) for x in xs]))
print(",".join([str(ask(x)) for x in xs]))
print(dict([(x, ask(x)) for x in xs]))
print(next(iter([ask(x) for x in xs])))
d = {k: tell(v) for k, v in [(x, ask(x)) for x in xs]}
print(d)
print([d.pop(k) for k in list(d.keys())], d)
words = ["b", "a"]
print([words.pop() for w in list(words)], words)
total = 0
for c in list("abc"):
    total += len(c)
print(total)
text = "abc"
for c in list(text):
    text += c
print(text)
for x in [y for y in xs if y > 1]:
    xs.remove(x)
print(xs)
for x in [y * 2 for y in xs]:
    xs.append(x)
print(xs)
n = 2
for x in [y * n for y in xs]:
    n += x
print(n)
for a, b in list(zip("ab", [ask(1), ask(2)])):
    print(a, b)
first, *rest = [ask(x) for x in xs]
print(first, rest)
print([tell(x) for x in tuple(map(ask, xs))])
print(len([ask(x) for x in xs]), 2 in [ask(x) for x in xs])
print(any(ask(x) > 1 for x in xs))
found = [tell(x) for x in [ask(v) for v in xs if v] if x > 2]
print(found)
