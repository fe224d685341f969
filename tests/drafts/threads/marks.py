import queue
import threading

STOP = object()


def make(out, count):
    for n in range(count):
        out.put(n)
    out.put(STOP)


def double(source, target):
    for n in iter(source.get, STOP):
        target.put(n * 2)
    target.put(STOP)


def collect(source, kept):
    while True:
        n = source.get()
        if n is STOP:
            break
        # 0 is no mark.
        kept.append(n)


def main():
    first, second = queue.Queue(maxsize=2), queue.Queue()
    kept = []
    threads = [
        threading.Thread(target=make, args=(first, 5)),
        threading.Thread(target=double, args=(first, second)),
        threading.Thread(target=collect, args=(second, kept)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(kept)


if __name__ == "__main__":
    main()
