import queue
import threading


class Pool:
    def __init__(self, size):
        self.jobs = queue.Queue()
        self.done = []
        self.lock = threading.Lock()
        self.size = size
        self.threads = []

    def start(self):
        for n in range(self.size):
            t = threading.Thread(target=self._run, name=f"worker-{n}")
            t.start()
            self.threads.append(t)

    def _run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            with self.lock:
                self.done.append(job * 2)

    def stop(self):
        for _ in self.threads:
            self.jobs.put(None)
        for t in self.threads:
            t.join()


pool = Pool(3)
pool.start()
for n in range(5):
    pool.jobs.put(n)
pool.stop()
print(sorted(pool.done))
