# A condition that is waited for only so long.
import threading


class Mailbox:
    def __init__(self):
        self.cond = threading.Condition()
        self.messages = []

    def send(self, text):
        with self.cond:
            self.messages.append(text)
            self.cond.notify()

    def receive(self, timeout):
        with self.cond:
            while not self.messages:
                if not self.cond.wait(timeout):
                    return None
            return self.messages.pop(0)

    def count(self, least):
        with self.cond:
            while len(self.messages) < least:
                self.cond.wait(timeout=1)
            return len(self.messages)


box = Mailbox()
print(box.receive(0.01), box.receive(0), box.receive(-1))
t = threading.Thread(target=box.send, args=("émile",))
t.start()
print(box.receive(5))
t.join()
threads = [threading.Thread(target=box.send, args=(w,)) for w in ("x1", "y1")]
for t in threads:
    t.start()
print(box.count(2))
for t in threads:
    t.join()
