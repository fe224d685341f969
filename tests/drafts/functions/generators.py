"""Functions that yield."""


def countdown(n):
    while n > 0:
        yield n
        n -= 1


def evens(limit):
    for i in range(limit):
        if i % 2 == 0:
            print("made", i)
            yield i


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def chunks(items, size):
    for start in range(0, len(items), size):
        yield items[start:start + size]


def pairs(items):
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            yield items[i], items[j]


def flatten(nested):
    for inner in nested:
        yield from inner
    yield -1


def until(items, stop):
    for item in items:
        if item == stop:
            return
        yield item * 10


def distinct(items):
    seen = set()
    for item in items:
        if item not in seen:
            seen.add(item)
            yield item


print(list(countdown(3)), list(countdown(0)))
for value in evens(5):
    print("got", value)
for f in fibonacci():
    if f > 30:
        break
    print(f, end=" ")
print()
print(list(chunks([1, 2, 3, 4, 5], 2)), [sum(c) for c in chunks([1, 2, 3], 5)])
print(list(pairs("abc")))
print(list(flatten([[1], [], [2, 3]])), sum(until([1, 2, 3, 4], 3)))
print(list(distinct([3, 1, 3, 2, 1])))
numbers = fibonacci()
print(next(numbers), next(numbers), next(numbers), next(numbers))
print(next((n for n in [1, 8, 9] if n > 5), 0), next((n for n in [1] if n > 5), -1))
