# ANCHOR: modify
from multiprocessing import Array, Manager, Process, Value


def modify(n, a):
    n.value = 3.1415927
    for i in range(len(a)):
        a[i] = -a[i]
# ANCHOR_END: modify


# ANCHOR: count
def count(n, times):
    for _ in range(times):
        with n.get_lock():  # reading and writing are two steps
            n.value += 1
# ANCHOR_END: count


# ANCHOR: tally
def tally(totals, lock, word):
    for letter in word:
        with lock:
            totals[letter] = totals.get(letter, 0) + 1
# ANCHOR_END: tally


# ANCHOR: run
def run(*processes):
    for p in processes:
        # PAIR: started
        p.start()
    for p in processes:
        # PAIR: waited
        p.join()
        if p.exitcode != 0:
            # PAIR: failed
            raise RuntimeError(f'{p.name} failed')
# ANCHOR_END: run


# ANCHOR: main
if __name__ == '__main__':  # a child may import this file anew
    # PAIR: number
    num = Value('d', 0.0)
    # PAIR: array
    arr = Array('i', range(10))

    p = Process(target=modify, args=(num, arr))
    # PAIR: modified
    run(p)
    # PAIR: number-shown
    print(num.value)
    print(arr[:])

    counter = Value('Q', 0)
    run(*(Process(target=count, args=(counter, 10_000)) for _ in range(2)))
    # PAIR: counter
    print(counter.value)
    # ANCHOR_END: main

    # ANCHOR: manager
    with Manager() as manager:
        totals, lock = manager.dict(), manager.Lock()
        run(*(Process(target=tally, args=(totals, lock, word))
              for word in ('banana', 'bandana')))
        for letter, total in sorted(totals.items()):
            print(letter, total)
# ANCHOR_END: manager
