import threading


class Job(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.square = 0

    def run(self):
        self.square = self.n ** 2


a = Job(3)
b = Job(4)
a.start()
b.start()
a.join()
b.join()
print(a.square + b.square)
jobs = [Job(i) for i in range(3)]
for job in jobs:
    job.start()
for job in jobs:
    job.join()
print([job.square for job in jobs])
more = []
for i in range(2):
    j = Job(i + 10)
    j.start()
    more.append(j)
for j in more:
    j.join()
print(max(j.square for j in more))
