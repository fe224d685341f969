import operator
def area(w: int, h: int) -> int:
    return w * h
xs = [1, 2, 3]
ys = [4.0, 5.0, 6.0]
print(list(map(lambda a, b: a * b, xs, [3, 4])))
print(list(map("{}-{}".format, xs, "ab")), list(map(area, xs, range(5))))
print(sum(map(lambda x, y: x * y, ys, ys)), sum(map(operator.mul, xs, xs)))
print([s for s in map(lambda n, w: w * n, xs, ["a", "b", "c"])])
for t in map(lambda n, w: (w, n), xs, ["a", "b", "c"]):
    print(t)
print(dict(map(lambda k, v: (k, v), "ab", xs)), all(map(lambda a, b: a < b, xs, ys)))
print(list(map(max, xs, [2, 2, 2])))
from operator import add, sub
print(list(map(add, xs, xs)), list(map(sub, ys, ys)), list(map(min, ys, [4.5, 4.5, 4.5])))
