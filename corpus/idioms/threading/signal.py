# ANCHOR: signal
from threading import Barrier, Event, Thread

# PAIR: events
ready, stop = Event(), Event()
gate = Barrier(2)
log = []
# ANCHOR_END: signal


# ANCHOR: poll
def worker():
    # PAIR: ready
    ready.wait()
    log.append("worker saw it")
    gate.wait()
    while not stop.wait(0.001):
        pass  # what is done again and again
    log.append("worker was stopped")
# ANCHOR_END: poll
# ANCHOR: main


thread = Thread(target=worker)
thread.start()
log.append("boss is ready")
ready.set()
gate.wait()
stop.set()
thread.join()
# PAIR: log
print(*log, sep="\n")
# ANCHOR_END: main
