import queue
import threading

tasks = queue.Queue()
errors = queue.Queue()
results = {}
lock = threading.Lock()


class TaskError(Exception):
    def __init__(self, name, code):
        super().__init__(f"{name} failed with {code}")
        self.name = name
        self.code = code


def handle(name, value):
    if value < 0:
        raise TaskError(name, value)
    return value ** 2


def worker():
    while True:
        try:
            name, value = tasks.get_nowait()
        except queue.Empty:
            return
        try:
            result = handle(name, value)
            with lock:
                results[name] = result
        except TaskError as error:
            errors.put(error)
        finally:
            tasks.task_done()


for i, value in enumerate([3, -1, 4, -5, 2]):
    tasks.put((f"job{i}", value))
threads = [threading.Thread(target=worker) for _ in range(2)]
for t in threads:
    t.start()
tasks.join()
for t in threads:
    t.join()
for name in sorted(results):
    print(name, results[name])
failed = []
while True:
    try:
        failed.append(errors.get_nowait())
    except queue.Empty:
        break
for error in sorted(failed, key=lambda e: e.code):
    print(error, error.name)
