# ANCHOR: thread
from threading import Thread

found = []


def search(text, word):
    found.append((word, text.count(word)))


def search_all(text, words):
    # PAIR: spawned
    threads = [Thread(target=search, args=(text, word)) for word in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        # PAIR: joined
        thread.join()
# ANCHOR_END: thread


# ANCHOR: class
class Counter(Thread):
    def __init__(self, text):
        super().__init__()
        # PAIR: text
        self.text = text

    def run(self):
        self.words = len(self.text.split())
# ANCHOR_END: class
# ANCHOR: main


text = "row row row your boat"
search_all(text, ["row", "boat"])
print(sorted(found))
# PAIR: counter
counter = Counter(text)
# PAIR: started
counter.start()
counter.join()
# PAIR: words
print(counter.words)
# ANCHOR_END: main
