"""Errors that are kept in lists and in fields."""
from typing import List, Optional


class Failure(Exception):
    def __init__(self, job: str, tries: int) -> None:
        super().__init__(f"{job} failed {tries} times")
        self.job = job
        self.tries = tries

    @property
    def is_final(self) -> bool:
        return self.tries > 2


class Late(Failure):
    def __init__(self, job: str, tries: int, after: float) -> None:
        super().__init__(job, tries)
        self.after = after

    def summary(self) -> str:
        return f"{self.job} after {self.after:.1f}s"


class GaveUp(Exception):
    def __init__(self, last: str, others: int):
        super().__init__(f"gave up: {last}")
        self.others = others


class Report:
    def __init__(self) -> None:
        self.last: Optional[Failure] = None


def run(job: str, tries: int) -> str:
    if tries > 3:
        raise Late(job, tries, tries / 2)
    if tries > 1:
        raise Failure(job, tries)
    return job


def run_all(limit: int) -> List[str]:
    done = []
    errors: List[Failure] = []
    for tries, job in enumerate(["a", "b", "c", "d", "e"]):
        try:
            done.append(run(job, tries))
        except Failure as e:
            errors.append(e)
            if len(errors) > limit:
                raise GaveUp(str(e), len(errors)) from e
    for e in errors:
        print(type(e).__name__, e, e.job, e.tries)
    return done


for limit in (5, 1):
    try:
        print(run_all(limit))
    except GaveUp as e:
        print(e, e.others)
report = Report()
try:
    run("w", 3)
except Failure as e:
    report.last = e
if report.last is not None:
    print(report.last, report.last.job, report.last.tries)
try:
    run("z", 9)
except Late as e:
    print(e, e.summary(), e.is_final, e.after)
try:
    run("y", 2)
except Failure as e:
    print(e)
