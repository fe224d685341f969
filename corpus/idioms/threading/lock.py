# ANCHOR: lock
from threading import Lock, Thread

lock = Lock()
stock = {"tea": 5}


def sell(article):
    with lock:
        if stock.get(article, 0) > 0:
            # PAIR: sold
            stock[article] -= 1
            # PAIR: yes
            return True
    # PAIR: no
    return False
# ANCHOR_END: lock
# ANCHOR: main


# PAIR: spawned
threads = [Thread(target=sell, args=("tea",)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stock["tea"])
# ANCHOR_END: main
