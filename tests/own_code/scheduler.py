"""A scheduler of jobs with dependencies: plans an order, runs it with threads, and reports.

Jobs are read from a small text format, one a line:

    compile: fetch configure @ 3
"""

import heapq
import re
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from functools import lru_cache, wraps
from itertools import groupby

LINE = re.compile(r"^(?P<name>\w+):\s*(?P<needs>[\w ]*)(?:@\s*(?P<cost>\d+))?$")
MAX_WORKERS = 4


class PlanError(Exception):
    """A plan that cannot be carried out."""


class CycleError(PlanError):
    def __init__(self, names):
        super().__init__("these jobs wait for each other: " + ", ".join(names))
        self.names = names


def timed(function):
    """Adds to the totals how long a function takes."""

    @wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            elapsed = time.perf_counter() - start
            TOTALS[function.__name__] = TOTALS.get(function.__name__, 0.0) + elapsed

    return wrapper


TOTALS = {}


class Job:
    __slots__ = ("name", "needs", "cost")

    def __init__(self, name: str, needs: list[str], cost: int = 1):
        self.name = name
        self.needs = needs
        self.cost = cost

    def __repr__(self) -> str:
        return f"Job({self.name!r}, {self.needs!r}, {self.cost})"

    def __eq__(self, other):
        if not isinstance(other, Job):
            return NotImplemented
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __lt__(self, other):
        return (self.cost, self.name) < (other.cost, other.name)


class Reporter(ABC):
    @abstractmethod
    def report(self, job: Job, state: str) -> None: ...

    def close(self) -> None:
        pass


class Printing(Reporter):
    def __init__(self, prefix: str = ""):
        self.prefix = prefix
        self.count = 0

    def report(self, job: Job, state: str) -> None:
        self.count += 1
        print(f"{self.prefix}{self.count:>3} {job.name:<12} {state}")


class Collecting(Reporter):
    def __init__(self):
        self.lines = []

    def report(self, job: Job, state: str) -> None:
        self.lines.append((job.name, state))

    def close(self) -> None:
        for state, names in groupby(sorted(self.lines, key=lambda it: it[1]), key=lambda it: it[1]):
            print(state, [name for name, _ in names])


def parse_line(line: str, number: int) -> Job:
    match = LINE.match(line.strip())
    if match is None:
        raise PlanError(f"line {number}: no job in {line!r}")
    needs = match["needs"].split()
    cost = int(match["cost"] or 1)
    return Job(match["name"], needs, cost)


def parse(text: str) -> list[Job]:
    jobs = []
    for number, line in enumerate(text.splitlines(), start=1):
        # Empty lines and comments say nothing.
        if not line.strip() or line.startswith("#"):
            continue
        jobs.append(parse_line(line, number))
    return jobs


class Plan:
    """Jobs in an order that lets each one find done what it needs."""

    def __init__(self, jobs: list[Job]):
        self.jobs = {job.name: job for job in jobs}
        self.waiting: dict[str, set[str]] = {}
        self.dependants: dict[str, list[str]] = {}
        for job in jobs:
            self.waiting[job.name] = set(job.needs)
            for need in job.needs:
                if need not in self.jobs:
                    raise PlanError(f"{job.name} needs {need}, which nobody makes")
                self.dependants.setdefault(need, []).append(job.name)

    def order(self) -> list[Job]:
        """All jobs, the cheap ones first among those that are ready."""
        waiting = {name: set(needs) for name, needs in self.waiting.items()}
        ready = [self.jobs[name] for name, needs in waiting.items() if not needs]
        heapq.heapify(ready)
        ordered = []
        while ready:
            job = heapq.heappop(ready)
            ordered.append(job)
            for name in self.dependants.get(job.name, []):
                waiting[name].discard(job.name)
                if not waiting[name]:
                    heapq.heappush(ready, self.jobs[name])
        if len(ordered) < len(self.jobs):
            left = [name for name, needs in waiting.items() if needs]
            raise CycleError(left)
        return ordered

    def levels(self) -> list[list[str]]:
        """Jobs that may run side by side, level by level."""
        level: dict[str, int] = {}
        for job in self.order():
            level[job.name] = max((level[need] + 1 for need in job.needs), default=0)
        levels: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
        for name, number in level.items():
            levels[number].append(name)
        return levels

    def critical_path(self) -> tuple[int, list[str]]:
        """The cost of the longest chain, and the jobs of it."""

        @lru_cache(maxsize=None)
        def longest(name: str) -> tuple[int, tuple[str, ...]]:
            job = self.jobs[name]
            best, path = 0, ()
            for need in job.needs:
                cost, before = longest(need)
                if cost > best:
                    best, path = cost, before
            return best + job.cost, path + (name,)

        cost, path = max((longest(name) for name in self.jobs), default=(0, ()))
        return cost, list(path)


class Runner:
    """Runs a plan with a few threads."""

    def __init__(self, plan: Plan, reporter: Reporter, workers: int = MAX_WORKERS):
        self.plan = plan
        self.reporter = reporter
        self.workers = workers
        self.lock = threading.Lock()
        self.changed = threading.Condition(self.lock)
        self.done = set()
        self.queue = deque()

    @timed
    def run(self) -> None:
        self.queue.extend(self.plan.order())
        threads = [threading.Thread(target=self.work) for _ in range(self.workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.reporter.close()

    def work(self) -> None:
        while True:
            with self.changed:
                job = self.take()
                if job is None:
                    if not self.queue:
                        self.changed.notify_all()
                        return
                    self.changed.wait()
                    continue
            time.sleep(job.cost / 1000)
            with self.changed:
                self.done.add(job.name)
                self.reporter.report(job, "done")
                self.changed.notify_all()

    def take(self):
        for job in self.queue:
            if all(need in self.done for need in job.needs):
                self.queue.remove(job)
                return job
        return None


def describe(plan: Plan) -> str:
    lines = []
    for number, names in enumerate(plan.levels()):
        lines.append(f"{number}: {', '.join(sorted(names))}")
    cost, path = plan.critical_path()
    lines.append(f"critical: {' > '.join(path)} ({cost})")
    return "\n".join(lines)


TEXT = """\
# What a build does.
fetch: @ 5
configure: fetch @ 2
compile: fetch configure @ 9
test: compile @ 7
document: configure @ 3
package: test document @ 1
"""


def main() -> None:
    plan = Plan(parse(TEXT))
    print(describe(plan))
    runner = Runner(plan, Printing("> "), workers=1)
    runner.run()
    assert runner.done == set(plan.jobs)
    print(sorted(TOTALS))
    try:
        Plan(parse("a: b\nb: a\n")).order()
    except CycleError as error:
        print("error:", error, error.names)


if __name__ == "__main__":
    main()
