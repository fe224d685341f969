import threading

ready = threading.Event()
log = []

def waiter(name):
    ready.wait()
    log.append(f"{name} saw the event")

t = threading.Thread(target=waiter, args=("a",))
t.start()
log.append("setting")
ready.set()
t.join()
print(log, ready.is_set())
