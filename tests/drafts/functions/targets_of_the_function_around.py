def fmean(data):
    n = 0
    def count(it):
        nonlocal n
        for n, x in enumerate(it, start=1):
            yield x
    total = sum(count(data))
    return total / n
def last(xs: list[int]) -> int:
    best = 0
    def look():
        nonlocal best
        for i, best in enumerate(xs):
            print(i)
    look()
    return best
print(fmean([1.0, 2.0, 6.0]), last([4, 5]))
