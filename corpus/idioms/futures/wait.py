# ANCHOR: wait
from concurrent.futures import ThreadPoolExecutor, as_completed
import time


def brew(name, seconds):
    time.sleep(seconds)
    if name == "decaf":
        raise ValueError("there is none")
    return name + " is ready"
# ANCHOR_END: wait
# ANCHOR: main


with ThreadPoolExecutor(max_workers=3) as pool:
    orders = {
        pool.submit(brew, name, seconds): name
        for name, seconds in (("filter", 0.15), ("espresso", 0.01), ("decaf", 0.08))
    }
    for order in as_completed(orders):
        try:
            # PAIR: ready
            print(order.result())
        except ValueError as error:
            # PAIR: refused
            print(f"{orders[order]}: {error}")
# ANCHOR_END: main
