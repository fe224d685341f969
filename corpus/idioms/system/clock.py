# ANCHOR: clock
import time


def timed(work):
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def seconds_since_1970():
    return int(time.time())
# ANCHOR_END: clock
# ANCHOR: main


result, seconds = timed(lambda: sum(range(1000)))
print(result, seconds >= 0, seconds_since_1970() > 1_700_000_000)
# ANCHOR_END: main
