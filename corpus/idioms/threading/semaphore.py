# ANCHOR: semaphore
from threading import Lock, Semaphore, Thread

tables = Semaphore(2)
# ANCHOR_END: semaphore
# ANCHOR: dine
lock = Lock()
seated = most = 0


def dine():
    global seated, most
    with tables:
        with lock:
            seated += 1
            most = max(most, seated)
        with lock:
            seated -= 1
# ANCHOR_END: dine
# ANCHOR: main


# PAIR: guests
guests = [Thread(target=dine) for _ in range(6)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
# PAIR: shown
print(1 <= most <= 2, seated)
# ANCHOR_END: main
