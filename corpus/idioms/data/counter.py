# ANCHOR: count
from collections import Counter


def commonest(text, number):
    return Counter(text.split()).most_common(number)
# ANCHOR_END: count
# ANCHOR: main


for word, count in commonest("row row row your boat your row", 2):
    print(word, count)
print(Counter("hello")["l"])
# ANCHOR_END: main
