"""Timers that nobody waits for: the program does, unless they are daemons or cancelled."""

import threading

log = []
lock = threading.Lock()


def ring(name):
    with lock:
        log.append(name)
    print("ring", name)


def never():
    print("never")


t = threading.Timer(0.05, ring, args=("bell",))
t.start()
u = threading.Timer(0.15, ring, kwargs={"name": "ä"})
u.start()
v = threading.Timer(60, never)
v.start()
v.cancel()
w = threading.Timer(60, never)
w.daemon = True
w.start()
print("main is done", len(log))
