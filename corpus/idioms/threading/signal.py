# ANCHOR: signal
from threading import Barrier, Event, Thread

ready = Event()
gate = Barrier(2)
log = []


def worker():
    ready.wait()
    log.append("worker saw it")
    gate.wait()
# ANCHOR_END: signal
# ANCHOR: main


thread = Thread(target=worker)
thread.start()
log.append("boss is ready")
ready.set()
gate.wait()
thread.join()
print(*log, sep="\n")
# ANCHOR_END: main
