"""What an executor's map gives before an error is used before the error comes."""
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def checked(n):
    if n == 3:
        raise ValueError(f"bad {n}")
    return n * n


def main():
    names = ["a", "b", "c", "d"]
    with ThreadPoolExecutor(max_workers=2) as executor:
        try:
            for square in executor.map(checked, [1, 2, 3, 4]):
                print(square)
        except ValueError as error:
            print("first:", error)
        try:
            for name, square in zip(names, executor.map(checked, [1, 2, 3, 4])):
                print(name, square)
        except ValueError as error:
            print("second:", error)
        try:
            for place, square in enumerate(executor.map(checked, range(1, 5)), 1):
                print(place, square)
        except ValueError as error:
            print("third:", error)
        seen = []
        try:
            for square in executor.map(checked, [5, 6, 3]):
                seen.append(square)
        except ValueError:
            pass
        print(seen)
        try:
            print(sum(executor.map(checked, [5, 6])))
            print(list(executor.map(checked, [5, 3])))
        except ValueError as error:
            print("whole:", error)
        print(dict(zip(names, executor.map(checked, [7, 8]))))
    with ThreadPool(2) as pool:
        try:
            for square in pool.map(checked, [1, 3]):
                print("not reached", square)
        except ValueError as error:
            print("at once:", error)


main()
