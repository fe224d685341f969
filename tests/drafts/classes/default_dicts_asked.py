"""Counters and lists by key in a class."""
from collections import defaultdict


class Log:
    def __init__(self):
        self.by_level = defaultdict(list)
        self.counts = defaultdict(int)
        self.total = 0

    def add(self, level, text):
        self.by_level[level].append(text)
        self.counts[level] += 1
        self.total += 1

    def last(self, level):
        lines = self.by_level[level]
        return lines[-1] if lines else "-"

    def share(self, level):
        return self.counts[level] / self.total if self.total else 0.0

    def more(self, a, b):
        return self.counts[a] > self.counts[b]

    def both(self, a, b):
        return self.counts[a] + self.counts[b] * 2

    def report(self):
        for level in sorted(self.by_level):
            print(level, len(self.by_level[level]), self.by_level[level])


log = Log()
log.add("info", "started")
log.add("warning", "slow")
log.add("info", "done")
print(log.last("info"), log.last("error"))
print(f"{log.share('info'):.2f} {log.share('fatal'):.2f}")
print(log.more("info", "warning"), log.both("info", "debug"))
log.report()
print(len(log.counts), dict(log.counts))
print(list(log.by_level.keys()))
