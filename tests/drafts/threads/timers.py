import threading

ready = threading.Event()
log = []


def waiter(name):
    ready.wait()
    log.append(name)


def fire():
    log.append("timer")
    ready.set()


t = threading.Thread(target=waiter, args=("one",))
t.start()
timer = threading.Timer(0.01, fire)
timer.start()
timer.join()
t.join()
print(log, ready.is_set())
other = threading.Timer(10, fire)
other.start()
other.cancel()
other.join()
print(len(log))
