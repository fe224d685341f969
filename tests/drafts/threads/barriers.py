import threading

barrier = threading.Barrier(3)
lock = threading.Lock()
first = []
second = []


def step(number):
    with lock:
        first.append(number)
    barrier.wait()
    with lock:
        done = len(first)
        second.append(done)


threads = [threading.Thread(target=step, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(first), second)
