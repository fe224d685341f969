import threading
lock = threading.Lock()
data = []
def producer(items):
    for item in items:
        lock.acquire()
        try:
            data.append(item)
        finally:
            lock.release()
a = threading.Thread(target=producer, args=([1, 2, 3],))
b = threading.Thread(target=producer, kwargs={"items": [10, 20]})
a.start()
b.start()
a.join()
b.join()
print(sorted(data), len(data), sum(data))
