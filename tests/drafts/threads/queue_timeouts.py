import queue
import threading

inbox = queue.Queue(maxsize=3)
outbox = queue.Queue()


def square_all():
    while True:
        try:
            n = inbox.get(timeout=1.0)
        except queue.Empty:
            break
        if n < 0:
            break
        outbox.put((n, n * n))


t = threading.Thread(target=square_all)
t.start()
for n in range(6):
    inbox.put(n)
inbox.put(-1)
t.join()
pairs = []
while outbox.qsize() > 0:
    pairs.append(outbox.get())
for n, sq in pairs:
    print(n, sq)
print(dict(pairs))
