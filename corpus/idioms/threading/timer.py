# ANCHOR: timer
import time
from threading import Timer

log = []


def remind(text):
    log.append(text)
# ANCHOR_END: timer
# ANCHOR: main


late = Timer(60, remind, args=("too late",))
soon = Timer(0.01, remind, args=("tea is ready",))
late.start()
soon.start()
Timer(0.02, remind, args=("nobody kept this one",)).start()
soon.join()
late.cancel()
while len(log) < 2:
    time.sleep(0.01)
print(*log, sep="\n")
# ANCHOR_END: main
