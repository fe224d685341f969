ROWS = [
    {"name": "Ann", "age": 30, "score": 91.456},
    {"name": "Bob", "age": 4, "score": 7.0},
]


def show(row):
    return "{name:<6}|{age:>3}|{score:8.2f}".format(**row)


def label(row):
    return "%(name)s is %(age)d (%(score).1f%%)" % row


for row in ROWS:
    print(show(row))
    print(label(row))
best = max(ROWS, key=lambda r: r["score"])
print("best: {name} with {score}".format(**best))
words = {"hello": "salut", "bye": "adieu"}
print("{hello}, {bye}! {hello!r}".format(**words))
print("%(hello)s %(bye)s" % words)
print("%(x)05d-%(y)s" % {"x": 42, "y": "z"})
print("{a}{b}".format(a=1, **{"b": 2}))
print("{first} {hello:>10}".format(first="x", **words))
ages = {"tim": 5, "eva": 7}
print("tim: {tim:03d}, eva: {eva}".format(**ages), "%(tim)3d" % ages)
