# ANCHOR: enter
from contextlib import contextmanager
import sys
import time


@contextmanager
def timed_block(label):
    # PAIR: entering
    print(f"Entering {label}")
    start_time = time.perf_counter()
    # ANCHOR_END: enter
    # ANCHOR: exit
    try:
        yield
    # PAIR: way-out
    finally:
        end_time = time.perf_counter()
        print(f"{label} took {end_time - start_time:.3f} seconds", file=sys.stderr)
        print(f"Leaving {label}")
# ANCHOR_END: exit


# ANCHOR: processing
with timed_block("Processing"):
    total = 0
    for i in range(1000000):
        total += i
    print(total)
# ANCHOR_END: processing


# ANCHOR: parse
def parse(text):
    with timed_block("Parsing"):
        number = int(text)
        print(f"Parsed {number}")
        return number
# ANCHOR_END: parse


# ANCHOR: pick
def pick(items, index):
    with timed_block("Picking"):
        return items[index]
# ANCHOR_END: pick


# ANCHOR: calls
for text in ("42", "forty-two"):
    try:
        # PAIR: parsing
        parse(text)
    except ValueError:
        # PAIR: not-a-number
        print("Not a number")

try:
    pick([1, 2, 3], 3)
except IndexError:
    print("No such item")
# ANCHOR_END: calls
