def strip(xs):
    return map(lambda x: x.strip(), xs)
def strip2(xs: list[str]):
    return map(str.strip, xs)
def strip3(xs: list[str]):
    for x in map(lambda y: y.lower(), xs):
        yield x
print(list(strip([" a ", "b "])), list(strip2(["c "])), list(strip3(["D"])))
def a(xs: list[str]) -> list[str]:
    return list(map(str.strip, xs))
def b(xs: list[str]) -> None:
    for x in map(str.strip, xs):
        print(x)
b(["x "])
print(a(["c "]), max(map(str.strip, [" b", "a"])), ",".join(map(str.strip, "a , b".split(","))))
name, value = map(str.strip, "k = v".split("="))
print(name, value, sorted(map(str.lower, ["B", "a"])))
