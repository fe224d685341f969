# Methods of objects in a list as the calls of a pool, of which some fail.
from concurrent.futures import ThreadPoolExecutor, as_completed


class Job:
    def __init__(self, name, cost):
        self.name = name
        self.cost = cost
        self.state = "new"

    def run(self):
        if self.cost < 0:
            self.state = "failed"
            raise RuntimeError(f"{self.name} cannot cost {self.cost}")
        self.state = "done"
        return sum(range(self.cost))


class Runner:
    def __init__(self, workers):
        self.workers = workers
        self.jobs = []
        self.results = {}
        self.errors = []

    def add(self, name, cost):
        self.jobs.append(Job(name, cost))

    def run(self):
        with ThreadPoolExecutor(max_workers=self.workers) as pool:
            futures = {pool.submit(job.run): job for job in self.jobs}
            for future in as_completed(futures):
                job = futures[future]
                try:
                    self.results[job.name] = future.result()
                except RuntimeError as e:
                    self.errors.append(str(e))


runner = Runner(3)
for name, cost in [("small", 10), ("bad", -1), ("größe", 1000), ("worse", -7)]:
    runner.add(name, cost)
runner.run()
for name in sorted(runner.results):
    print(name, runner.results[name])
print(sorted(runner.errors))
print([job.state for job in runner.jobs])
