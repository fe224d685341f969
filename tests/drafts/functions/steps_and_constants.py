"""Slices by any step, constants that only constants use, numbers that may be infinite."""

import heapq
import math
from bisect import insort, insort_left

PI = 3.141592653589793
AREA = 4 * PI * PI
GRID = """219
398
985"""
ROWS = [[int(c) for c in line] for line in GRID.split("\n")]
HEIGHT = len(ROWS)
WIDTH = len(ROWS[0])


def inside(x, y):
    return 0 <= x < WIDTH and 0 <= y < HEIGHT


def lowest():
    return min(ROWS[y][x] for y in range(HEIGHT) for x in range(WIDTH) if inside(x, y))


def steps(items, by):
    return items[::by], items[1::by], items[:4:by], items[5:1:by], items[-2:-20:by]


def letters(text, by):
    return [text[::by], text[1:5:by], text[4:1:by], text[-1:0:by]]


def sort_thirds(items):
    items = list(items)
    items[::3] = sorted(items[::3])
    items[-1:0:-2] = [0] * len(items[-1:0:-2])
    return items


def primes(n):
    sieve = [True] * n
    for i in range(3, int(n**0.5) + 1, 2):
        if sieve[i]:
            sieve[i * i :: 2 * i] = [False] * len(sieve[i * i :: 2 * i])
    return [2] + [i for i in range(3, n, 2) if sieve[i]]


def shortest(graph, start):
    far = {node: float("inf") for node in graph}
    far[start] = 0
    todo = [(0, start)]
    while todo:
        d, node = heapq.heappop(todo)
        if d > far[node]:
            continue
        for other, length in graph[node].items():
            if d + length < far[other]:
                far[other] = d + length
                heapq.heappush(todo, (far[other], other))
    return far


def fewest(coins, amount):
    best = [math.inf] * (amount + 1)
    best[0] = 0
    for coin in coins:
        for x in range(coin, amount + 1):
            best[x] = min(best[x], best[x - coin] + 1)
    return best[amount] if best[amount] != math.inf else -1


def groups(words):
    found = {}
    for word in words:
        found.setdefault(tuple(sorted(word)), []).append(word)
    return list(found.values())


def value_or(value, text):
    value = value + 1
    return text.strip() or str(value)


def replace_least(heap, item):
    heapq.heapreplace(heap, item)


def put(items, item):
    insort_left(items, item)


print(AREA, lowest(), [inside(x, 1) for x in (-1, 0, 2, 3)])
for by in (1, 2, -1, -3):
    print(steps([0, 1, 2, 3, 4, 5, 6], by), letters("abcdéfg", by))
print(steps([], -2), letters("", 2), "program"[5:1:-2], "abc"[10:-10:-1], [1, 2, 3][5:0:-1])
print(sort_thirds([9, 8, 7, 6, 5, 4, 3, 2, 1]), primes(60))
print(shortest({"a": {"b": 7, "c": 2}, "b": {}, "c": {"b": 3}, "d": {}}, "a"))
print(fewest([1, 2, 5], 11), fewest([2], 3))
print(groups(["eat", "tea", "tan", "ate"]))
for n in range(9, 16):
    print("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or n, value_or(n, "  "), end=" ")
print()
heap = [1, 5, 3]
replace_least(heap, 4)
ordered = []
for n in (5, 1, 3, 3):
    insort(ordered, n)
put(ordered, 2)
print(heap, ordered, math.pow(2, 10), math.pow(-2.0, 3))
print([int(digits, base) for digits, base in (("ff", 16), ("101", 2), ("zz", 36))])
print(f"{255:#x} {-255:#x} {1234567:_} {10:#b}")


def last_before(numbers, end):
    last = None
    while True:
        n = numbers.pop()
        if n == end:
            break
        last = n
    return last


print(last_before([-1, 7, 8], -1), last_before([-1], -1))
