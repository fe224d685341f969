import threading
sem = threading.Semaphore(2)
active = 0
peak = 0
lock = threading.Lock()
def task(i):
    global active, peak
    with sem:
        with lock:
            active += 1
            peak = max(peak, active)
        with lock:
            active -= 1
ts = [threading.Thread(target=task, args=(i,)) for i in range(6)]
for t in ts: t.start()
for t in ts: t.join()
print(peak <= 2, active)
def fails():
    raise ValueError("in a thread")
t = threading.Thread(target=fails)
t.start()
t.join()
print("main goes on")
