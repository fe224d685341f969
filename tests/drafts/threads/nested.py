import threading

def main():
    total = 0
    lock = threading.Lock()
    found = []

    def worker(start, stop):
        nonlocal total
        subtotal = sum(range(start, stop))
        with lock:
            total += subtotal
            found.append(subtotal)

    threads = [threading.Thread(target=worker, args=(i * 10, (i + 1) * 10)) for i in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(total, sorted(found))

main()
