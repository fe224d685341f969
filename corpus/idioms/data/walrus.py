# ANCHOR: walrus
import re


def first_price(lines):
    for line in lines:
        if match := re.search(r"(\d+) euro", line):
            return int(match[1])
    return None


def drain(queue):
    while (job := queue.pop() if queue else None) is not None:
        print("job", job)
# ANCHOR_END: walrus
# ANCHOR: main


print(first_price(["no price", "only 12 euro"]))
drain([1, 2])
# ANCHOR_END: main
