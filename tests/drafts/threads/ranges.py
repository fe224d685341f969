# Ranges that are kept under names and handed to functions and pools.
from concurrent.futures import ThreadPoolExecutor


def total(numbers, factor):
    result = 0
    for n in numbers:
        result += n * factor
    return result + len(numbers)


def square(n):
    return n * n


def main():
    ids = range(3, 10, 2)
    empty = range(5, 5)
    down = range(5, 0, -2)
    with ThreadPoolExecutor(max_workers=2) as pool:
        squares = list(pool.map(square, ids))
    print(squares, 5 in ids, 4 in ids, len(ids), ids[-1])
    print(list(empty), sum(empty), len(empty), list(down), max(down))
    print(total(range(4), 10))
    print(total(range(0), 3))
    print(dict(zip(ids, squares)))
    for i, n in enumerate(ids):
        print(i, n)


main()
