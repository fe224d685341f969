# ANCHOR: lines
def longest(path):
    longest = ""
    with open(path) as file:
        for line in file:
            if len(line.rstrip()) > len(longest):
                longest = line.rstrip()
    return longest
# ANCHOR_END: lines
# ANCHOR: main


with open("poem.txt", "w") as file:
    file.write("rose\nviolet\nlily\n")
print(longest("poem.txt"))
# ANCHOR_END: main
