# ANCHOR: import
from collections import deque
# ANCHOR_END: import


# ANCHOR: queue
class QueueWithStacks:
    def __init__(self):
        # PAIR: stack-in
        self.stack_in = []
        self.stack_out = []
# ANCHOR_END: queue

    # ANCHOR: enqueue
    def enqueue(self, x):
        self.stack_in.append(x)
    # ANCHOR_END: enqueue

    # ANCHOR: dequeue
    def dequeue(self):
        if not self.stack_out:
            while self.stack_in:
                self.stack_out.append(self.stack_in.pop())
        return self.stack_out.pop()
    # ANCHOR_END: dequeue


# ANCHOR: usage
q = QueueWithStacks()
q.enqueue(1)
q.enqueue(2)
print(q.dequeue())
q.enqueue(3)
print(q.dequeue())
print(q.dequeue())
# ANCHOR_END: usage

# ANCHOR: empty
try:
    print(q.dequeue())
except IndexError:
    print("the queue is empty")
# ANCHOR_END: empty

# ANCHOR: deque
d = deque([1, 2])
d.append(3)
print(d.popleft(), list(d))
# ANCHOR_END: deque
