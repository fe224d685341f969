# Processes that fail, and what they leave.
from multiprocessing import Array, Process, Value


def negate(n, numbers):
    n.value = 3.5
    for i in range(len(numbers)):
        numbers[i] = -numbers[i]


def check(counter, limit):
    with counter.get_lock():
        counter.value += 1
    if limit < 0:
        raise ValueError(f"negative: {limit}")


def run(*processes):
    for p in processes:
        p.start()
    failed = []
    for p in processes:
        p.join()
        if p.exitcode != 0:
            failed.append(f"{p.name} ({p.exitcode})")
    return failed


if __name__ == "__main__":
    num = Value("d", 0.0)
    arr = Array("i", range(-2, 3))
    p = Process(target=negate, args=(num, arr))
    print(p.exitcode)
    p.start()
    p.join()
    print(num.value, arr[:], len(arr), p.exitcode, p.name)
    counter = Value("i", 0)
    print(run(*(Process(target=check, args=(counter, n)) for n in (1, -2, 3))))
    print(counter.value)
