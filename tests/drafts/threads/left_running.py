# Threads that nobody waits for, or only so long: the program ends with the last of them, daemons left aside.
import threading
import time

seen = []
lock = threading.Lock()


def report(name, delay):
    time.sleep(delay)
    with lock:
        seen.append(name)
    print("done", name, len(seen))


def start_all(names):
    for i, name in enumerate(names):
        threading.Thread(target=report, args=(name, 0.1 * (i + 1))).start()
    return len(names)


def forever():
    while True:
        time.sleep(10.0)


def show(numbers):
    print("numbers", numbers)


def main():
    count = start_all(["a", "ü", "c"])
    helper = threading.Thread(target=forever, daemon=True)
    helper.start()
    helper.join(timeout=0.01)
    print("helper alive", helper.is_alive())
    slow = threading.Thread(target=report, args=("slow", 0.5))
    slow.daemon = False
    slow.start()
    slow.join(0.01)
    print("slow alive", slow.is_alive(), count)
    quick = threading.Thread(target=show, args=([1, 2],))
    quick.start()
    quick.join(timeout=None)
    print(quick.is_alive())
    if count > 2:
        return
    print("never")


if __name__ == "__main__":
    main()
    print("main ends")
