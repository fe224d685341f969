# ANCHOR: local
def commonest(text):
    from collections import Counter

    return Counter(text).most_common(1)[0]
# ANCHOR_END: local
# ANCHOR: main


letter, count = commonest("mississippi river")
print(letter, count)
# ANCHOR_END: main
