# ANCHOR: thread
from threading import Thread

found = []


def search(text, word):
    found.append((word, text.count(word)))
# ANCHOR_END: thread
# ANCHOR: main


text = "row row row your boat"
threads = [Thread(target=search, args=(text, word)) for word in ("row", "boat")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found))
# ANCHOR_END: main
