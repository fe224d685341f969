# ANCHOR: local
def commonest(text):
    from collections import Counter

    return Counter(text).most_common(1)[0]
# ANCHOR_END: local
# ANCHOR: main


for text in ("mississippi river", "abc"):
    letter, count = commonest(text)
    print(letter, count)
# ANCHOR_END: main
