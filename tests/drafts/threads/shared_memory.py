# Numbers and what a manager makes are shared by processes; the rest is their own.
from multiprocessing import Manager, Process, Value


def add(counter, times):
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


def count_words(text, counts, order, lock):
    for word in text.split():
        with lock:
            counts[word] = counts.get(word, 0) + 1
    with lock:
        order.append(len(text))


def numbers():
    counter = Value("i", -3)
    processes = [Process(target=add, args=(counter, 10 + i)) for i in range(4)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(counter.value)


def words():
    with Manager() as manager:
        counts = manager.dict()
        order = manager.list()
        lock = manager.Lock()
        running = []
        for text in ["the cat", "the dög ran", ""]:
            p = Process(target=count_words, args=(text, counts, order, lock))
            running.append(p)
            p.start()
        for p in running:
            p.join()
        print(sorted(counts.items()), sorted(order))


if __name__ == "__main__":
    numbers()
    words()
