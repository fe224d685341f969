from queue import PriorityQueue, Empty, LifoQueue, Queue, Full

pq = PriorityQueue()
for p, name in [(3, "low"), (1, "high"), (2, "mid")]:
    pq.put((p, name))
while not pq.empty():
    p, name = pq.get()
    print(p, name)
stack = LifoQueue()
for i in range(3):
    stack.put(i)
print([stack.get() for _ in range(stack.qsize())])
q = Queue(maxsize=2)
q.put("a")
q.put("b")
try:
    q.put_nowait("c")
except Full:
    print("full", q.full())
print(q.get_nowait(), q.get(block=False))
try:
    q.get_nowait()
except Empty:
    print("empty")
try:
    q.get(timeout=0.01)
except Empty:
    print("timed out")
