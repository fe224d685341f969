import threading
import time

results = {}
results_lock = threading.Lock()

def square(n):
    time.sleep(0.001)
    with results_lock:
        results[n] = n * n

threads = []
for n in range(5):
    thread = threading.Thread(target=square, args=(n,), name=f"worker-{n}")
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
for key in sorted(results):
    print(key, results[key])
print([t.name for t in threads], any(t.is_alive() for t in threads))
