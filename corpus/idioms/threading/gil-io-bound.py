# ANCHOR: work
import time
from threading import Thread

pages = {}


def download(name):
    time.sleep(0.02)
    # PAIR: length
    pages[name] = len(name)
# ANCHOR_END: work
# ANCHOR: main


threads = [Thread(target=download, args=(name,)) for name in ("home", "news", "about")]
# PAIR: start
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# PAIR: sum
print(sum(pages.values()), time.perf_counter() - start < 1)
# ANCHOR_END: main
