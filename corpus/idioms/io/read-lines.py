# ANCHOR: lines
def longest(path):
    # PAIR: longest
    longest = ""
    with open(path) as file:
        # PAIR: each
        for line in file:
            # PAIR: longer
            if len(line.rstrip()) > len(longest):
                # PAIR: kept
                longest = line.rstrip()
    return longest
# ANCHOR_END: lines
# ANCHOR: main


with open("poem.txt", "w") as file:
    file.write("rose\nviolet\nlily\n")
print(longest("poem.txt"))
# ANCHOR_END: main
