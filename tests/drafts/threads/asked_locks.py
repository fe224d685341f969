"""Locks without `with`: held between two calls, asked for without waiting, or not for long."""
import threading

lock = threading.Lock()
count = 0


class Door:
    def __init__(self):
        self.lock = threading.RLock()
        self.log = []

    def enter(self, who):
        self.lock.acquire()
        self.log.append(who)
        size = len(self.log)
        self.lock.release()
        return size


def add(times):
    global count
    for _ in range(times):
        lock.acquire()
        if times > 0:
            count += 1
        lock.release()


def attempt(name, out):
    if lock.acquire(blocking=False):
        try:
            out.append(name + " got it")
        finally:
            lock.release()
    else:
        out.append(name + " missed")


def wait_for(name, out):
    if lock.acquire(timeout=0.01):
        out.append(name + " waited")
        lock.release()
    else:
        out.append(name + " gave up")


def main():
    threads = [threading.Thread(target=add, args=(20,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(count)
    out = []
    attempt("ann", out)
    wait_for("ann", out)
    with lock:
        other = threading.Thread(target=attempt, args=("bob", out))
        other.start()
        other.join()
        third = threading.Thread(target=wait_for, args=("cy", out))
        third.start()
        third.join()
    attempt("dan", out)
    print(out)
    door = Door()
    visit = threading.Thread(target=door.enter, args=("eve",))
    visit.start()
    visit.join()
    print(door.enter("ann"), door.enter("bob"))
    print(door.log)


main()
