# ANCHOR: queue
from queue import Queue
from threading import Thread


def press(oranges, glasses):
    while (orange := oranges.get()) is not None:
        glasses.put(orange * 2)
    glasses.put(None)
# ANCHOR_END: queue
# ANCHOR: main


oranges, glasses = Queue(), Queue()
Thread(target=press, args=(oranges, glasses)).start()
for size in (3, 4):
    oranges.put(size)
oranges.put(None)
while (glass := glasses.get()) is not None:
    print(glass)
# ANCHOR_END: main
