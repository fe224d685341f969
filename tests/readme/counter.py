import threading

lock = threading.Lock()


def count(names):
    total = {}
    for name in names:
        with lock:
            total[name] = total.get(name, 0) + 1
    return total


worker = threading.Thread(target=count, args=(["a", "b"],))
