# ANCHOR: queue
from queue import Queue
from threading import Thread


def press(oranges, glasses):
    # PAIR: oranges
    while (orange := oranges.get()) is not None:
        # PAIR: pressed
        glasses.put(orange * 2)
# ANCHOR_END: queue
# ANCHOR: main


# PAIR: queues
oranges, glasses = Queue(), Queue()
workers = [Thread(target=press, args=(oranges, glasses)) for _ in range(2)]
for worker in workers:
    worker.start()
for size in (3, 4, 5):
    oranges.put(size)
for _ in workers:
    oranges.put(None)
for worker in workers:
    worker.join()
# PAIR: shown
print(sorted(glasses.get() for _ in range(3)))
# ANCHOR_END: main
