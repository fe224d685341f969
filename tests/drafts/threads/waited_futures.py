# Sets of what is done and what is not.
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, ThreadPoolExecutor, wait


def work(n):
    if n < 0:
        raise ValueError(f"bad {n}")
    time.sleep(n / 100)
    return n * 2


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(work, n) for n in (1, 2, -3, 4)]
    done, not_done = wait(futures)
    print(len(done), len(not_done))
    good = 0
    for f in done:
        if f.exception() is None:
            good += f.result()
    print(good)
    for f in futures:
        if f.exception() is not None:
            print("error", f.exception(), f in done)
    slow = [pool.submit(work, 30), pool.submit(work, 0)]
    done, pending = wait(slow, return_when=FIRST_COMPLETED)
    print(len(done), len(pending), slow[0] in pending, slow[1] in done)
    done, pending = wait(pending, return_when=ALL_COMPLETED)
    print(len(done), len(pending), slow[0].result())
