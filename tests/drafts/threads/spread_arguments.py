# What a thread or a pool is given is an item of a loop, taken apart.
import threading
from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


def compute(numbers):
    results = [0] * len(numbers)

    def store(index, number):
        results[index] = square(number)

    threads = [threading.Thread(target=store, args=item) for item in enumerate(numbers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


log = []
lock = threading.Lock()


def add(name, n):
    with lock:
        log.append((name, n))


def area(name, w, h):
    return f"{name}={w * h}"


def checked(n, text):
    if n < 0:
        raise ValueError(text)
    return n


print(compute([3, -4, 5]), compute([]))
jobs = [("a", 1), ("b", -2), ("é", 3)]
threads = []
for job in jobs:
    t = threading.Thread(target=add, args=job)
    threads.append(t)
    t.start()
for t in threads:
    t.join()
print(sorted(log), jobs)

with ThreadPoolExecutor() as pool:
    futures = [pool.submit(area, *size) for size in [("x", 1, -2), ("ü", 3, 4)]]
    print([f.result() for f in futures])
    for f in [pool.submit(checked, *p) for p in [(1, "x"), (-1, "négatif")]]:
        try:
            print(f.result())
        except ValueError as e:
            print("error:", e)
    size = (2, 5)
    print([f.result() for f in [pool.submit(area, n, *size) for n in "xy"]])
