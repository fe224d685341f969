import multiprocessing as mp

def square(x):
    return x * x

def power(base, exponent):
    return base ** exponent

def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return n, steps

if __name__ == "__main__":
    with mp.Pool(processes=4) as pool:
        print(pool.map(square, range(10)))
        print(pool.starmap(power, [(2, 3), (3, 2), (10, 4)]))
        best = max(pool.map(collatz, range(1, 300)), key=lambda p: p[1])
        print(best)
        r = pool.apply(square, (12,))
        print(r)
        a = pool.apply_async(power, (2, 10))
        print(a.get())
        print(sum(pool.imap_unordered(square, [1, 2, 3], chunksize=2)))
