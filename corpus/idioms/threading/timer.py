# ANCHOR: timer
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
soon.join()
late.cancel()
print(*log)
# ANCHOR_END: main
