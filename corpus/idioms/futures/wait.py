# ANCHOR: wait
from concurrent.futures import ThreadPoolExecutor, as_completed
import time


def brew(name, seconds):
    time.sleep(seconds)
    return name
# ANCHOR_END: wait
# ANCHOR: main


with ThreadPoolExecutor() as pool:
    orders = [pool.submit(brew, "filter", 0.15), pool.submit(brew, "espresso", 0.01)]
    for order in as_completed(orders):
        print(order.result())
# ANCHOR_END: main
