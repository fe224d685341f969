# ANCHOR: pool
from multiprocessing import Pool


def divisors(n):
    return sum(1 for d in range(1, n + 1) if n % d == 0)
# ANCHOR_END: pool
# ANCHOR: main


if __name__ == "__main__":
    with Pool(2) as pool:
        counts = pool.map(divisors, [12, 28, 97])
    print(counts, sum(counts))
# ANCHOR_END: main
