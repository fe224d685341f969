"""Semaphores whose permits are taken and given back by name, at once, within a time, or not at all."""
import threading

permits = threading.Semaphore(2)
served = []
guard = threading.Lock()
turns = threading.Semaphore(0)
done = threading.Semaphore(value=0)


def worker(name, rounds):
    for n in range(rounds):
        turns.acquire()
        with guard:
            served.append(f"{name}{n}")
        done.release()


def try_it(label):
    if permits.acquire(blocking=False):
        try:
            return f"{label}: in"
        finally:
            permits.release()
    return f"{label}: full"


def main():
    print(permits.acquire(), permits.acquire(blocking=False), permits.acquire(False))
    print(permits.acquire(timeout=0.01), permits.acquire(timeout=0))
    print(try_it("ä"))
    permits.release()
    print(try_it("ö"))
    permits.release()
    print(permits.acquire(timeout=0.5), try_it("ü"))
    threads = [threading.Thread(target=worker, args=(name, 3)) for name in "ab"]
    for thread in threads:
        thread.start()
    turns.release()
    done.acquire()
    print(len(served))
    turns.release(5)
    for thread in threads:
        thread.join()
    print(sorted(served))


if __name__ == "__main__":
    main()
