# ANCHOR: if
import io
import re


def first_price(lines):
    for line in lines:
        if match := re.search(r"([0-9]+) euro", line):
            return int(match[1])
    # PAIR: no-price
    return None
# ANCHOR_END: if


# ANCHOR: while
def size(file):
    total = 0
    while chunk := file.read(4):
        # PAIR: added
        total += len(chunk)
    return total
# ANCHOR_END: while
# ANCHOR: main


print(first_price(["no price", "no euro but 12 euro"]), first_price(["12  euro"]))
print(size(io.BytesIO(b"ten  bytes")))
# ANCHOR_END: main
