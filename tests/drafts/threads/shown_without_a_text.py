"""What Python raises without a text shows none."""

import queue

q = queue.Queue(1)
try:
    q.get_nowait()
except queue.Empty as error:
    print(repr(error))
q.put(1)
print(q.get_nowait())
