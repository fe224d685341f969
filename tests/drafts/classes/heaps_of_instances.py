import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    attempts: int = field(default=0, compare=False)


class Scheduler:
    def __init__(self, limit=3):
        self.heap = []
        self.limit = limit
        self.done = []
        self.failed = {}

    def submit(self, job):
        heapq.heappush(self.heap, job)

    def run(self, worker):
        while self.heap:
            job = heapq.heappop(self.heap)
            try:
                result = worker(job)
            except RuntimeError as error:
                job.attempts += 1
                if job.attempts >= self.limit:
                    self.failed[job.name] = str(error)
                else:
                    job.priority += 10
                    self.submit(job)
            else:
                self.done.append((job.name, result))


def work(job):
    if job.name.startswith("bad"):
        raise RuntimeError(f"{job.name} failed on try {job.attempts + 1}")
    return len(job.name) * job.priority


scheduler = Scheduler()
for p, n in [(5, "mail"), (1, "backup"), (3, "bad disk"), (2, "report")]:
    scheduler.submit(Job(p, n))
scheduler.run(work)
print(scheduler.done)
print(scheduler.failed)
print(Job(1, "a") < Job(2, "b"), Job(1, "a") == Job(1, "z"))
