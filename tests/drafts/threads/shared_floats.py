"""Counters and tables shared by processes."""
import multiprocessing as mp


def deposit(balance, amount, times):
    for _ in range(times):
        with balance.get_lock():
            balance.value += amount


def fill(array, start, step):
    for i in range(start, len(array), step):
        array[i] = i * i


def main():
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
