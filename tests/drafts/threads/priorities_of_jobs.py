import queue
import threading
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


class Dispatcher:
    def __init__(self, workers):
        self.queue = queue.PriorityQueue()
        self.done = []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._run) for _ in range(workers)]

    def submit(self, priority, name):
        self.queue.put(Job(priority, name))

    def start(self):
        for t in self.threads:
            t.start()

    def _run(self):
        while True:
            job = self.queue.get()
            if job.name == "stop":
                break
            with self.lock:
                self.done.append(job.name)

    def stop(self):
        for _ in self.threads:
            self.queue.put(Job(99, "stop"))
        for t in self.threads:
            t.join()


d = Dispatcher(1)
d.submit(2, "write")
d.submit(1, "read")
d.submit(3, "sleep")
d.start()
d.stop()
print(d.done)
