# What a process changes of what it was given besides stays its own.
from multiprocessing import Process, Value


def fill(total, items):
    items.append(5)
    total.value += len(items)


if __name__ == "__main__":
    total = Value("i", 0)
    items = [1]
    p = Process(target=fill, args=(total, items))
    p.start()
    p.join()
    print(total.value, items)
