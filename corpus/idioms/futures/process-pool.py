# ANCHOR: pool
from concurrent.futures import ProcessPoolExecutor


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
# ANCHOR_END: pool
# ANCHOR: main


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(max(pool.map(collatz, range(1, 1000), chunksize=250)))
# ANCHOR_END: main
