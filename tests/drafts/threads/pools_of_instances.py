"""A pool in a field, which is shut down, and futures whose errors are asked for."""

from concurrent.futures import ThreadPoolExecutor, as_completed


class Runner:
    def __init__(self, workers):
        self.pool = ThreadPoolExecutor(max_workers=workers)
        self.futures = []

    def submit(self, number):
        self.futures.append(self.pool.submit(self.root, number))

    def root(self, number):
        if number < 0:
            raise ValueError(f"no root of {number}")
        return number * number

    def results(self):
        good, bad = [], []
        for future in self.futures:
            if future.exception():
                bad.append(str(future.exception()))
            else:
                good.append(future.result())
        return good, bad

    def close(self):
        self.pool.shutdown(wait=True)


def load(number):
    if number == 3:
        raise ValueError(f"bad {number}")
    return number * 10


def main():
    runner = Runner(2)
    for number in (-3, 0, 4):
        runner.submit(number)
    runner.close()
    print(runner.results())
    with ThreadPoolExecutor(max_workers=2) as pool:
        try:
            for result in pool.map(load, [1, 2, 3, 4]):
                print(result)
        except ValueError as error:
            print("failed", error)
        futures = [pool.submit(load, number) for number in range(5)]
        total, bad = 0, []
        for future in as_completed(futures):
            if error := future.exception():
                bad.append(str(error))
            else:
                total += future.result()
        print(total, bad)


main()
