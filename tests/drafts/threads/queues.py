import queue
import threading


def worker(tasks, results):
    while True:
        task = tasks.get()
        try:
            if task is None:
                return
            results.put((task, len(task)))
        finally:
            tasks.task_done()


def main():
    tasks = queue.Queue()
    results = queue.Queue()
    workers = []
    for _ in range(4):
        t = threading.Thread(target=worker, args=(tasks, results), daemon=True)
        t.start()
        workers.append(t)
    for word in ["apple", "fig", "banana", "kiwi"]:
        tasks.put(word)
    tasks.join()
    for _ in workers:
        tasks.put(None)
    for t in workers:
        t.join()
    found = {}
    while not results.empty():
        word, n = results.get()
        found[word] = n
    for word in sorted(found):
        print(word, found[word])
    print(tasks.qsize(), results.empty())


main()
