"""Counters and tables shared by processes."""
import multiprocessing as mp


def deposit(balance, amount, times):
    for _ in range(times):
        with balance.get_lock():
            balance.value += amount


def fill(array, start, step):
    for i in range(start, len(array), step):
        array[i] = i * i


def set_to(n, value):
    n.value = value


def count(n, times):
    for _ in range(times):
        with n.get_lock():
            n.value += 1


def main():
    rate = mp.Value("d", 1)
    setter = mp.Process(target=set_to, args=(rate, -2))
    setter.start()
    setter.join()
    counter = mp.Value("q", 0)
    counters = [mp.Process(target=count, args=(counter, 20)) for _ in range(2)]
    for process in counters:
        process.start()
    for process in counters:
        process.join()
    print(rate.value, counter.value)
    rate.value = 7
    print(rate.value, rate.value / 2)

    balance = mp.Value("i", 100)
    workers = [mp.Process(target=deposit, args=(balance, amount, 50)) for amount in (1, 2, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("balance", balance.value)

    array = mp.Array("d", 6)
    fillers = [mp.Process(target=fill, args=(array, start, 2)) for start in range(2)]
    for f in fillers:
        f.start()
    for f in fillers:
        f.join()
    print(list(array))
    print(array[2:4], len(array))


if __name__ == "__main__":
    main()
