# ANCHOR: cpu-bound-task
import sys
import threading
import time

ROUNDS = 3 * 10**6
results = []


def cpu_bound_task():
    count = 0
    for i in range(ROUNDS):
        count += i
    results.append(count)
# ANCHOR_END: cpu-bound-task


# ANCHOR: io-bound-task
WAIT = 0.3  # seconds


def io_bound_task():
    time.sleep(WAIT)  # stands for a network or a disk
# ANCHOR_END: io-bound-task


# ANCHOR: runners
def one_by_one(task):
    task()
    task()


def in_threads(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
# ANCHOR_END: runners


# ANCHOR: timed
def timed(label, run, argument):
    start_time = time.perf_counter()
    run(argument)
    duration = time.perf_counter() - start_time
    print(f"{label}: {duration:.3f} s", file=sys.stderr)
    return duration
# ANCHOR_END: timed


# ANCHOR: cpu-bound
timed("CPU-bound, one by one", one_by_one, cpu_bound_task)
print(f"CPU-bound tasks, one by one: {results}")

results.clear()
threads = [threading.Thread(target=cpu_bound_task) for _ in range(2)]
# PAIR: in-threads
timed("CPU-bound, threads", in_threads, threads)
# PAIR: in-threads-results
print(f"CPU-bound tasks, in threads: {results}")
# ANCHOR_END: cpu-bound


# ANCHOR: io-bound
def waiting(duration):
    return "at the same time" if duration < 2 * WAIT else "one after the other"


duration = timed("I/O-bound, one by one", one_by_one, io_bound_task)
print(f"I/O-bound tasks, one by one: waited {waiting(duration)}")

threads = [threading.Thread(target=io_bound_task) for _ in range(2)]
duration = timed("I/O-bound, threads", in_threads, threads)
print(f"I/O-bound tasks, in threads: waited {waiting(duration)}")
# ANCHOR_END: io-bound
