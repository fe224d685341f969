"""Values of an executor that are kept, or made by one worker, with errors among them."""
from concurrent.futures import ThreadPoolExecutor


def checked(n):
    if n == 3:
        raise ValueError(f"bad {n}")
    return n * n


def main():
    print("start")
    with ThreadPoolExecutor(max_workers=2) as executor:
        squares = executor.map(checked, [2, 3])
        print("asked for")
        try:
            for square in squares:
                print(square)
        except ValueError as error:
            print("kept:", error)
    with ThreadPoolExecutor(max_workers=1) as single:
        try:
            for square in single.map(checked, [2, 3]):
                print(square)
        except ValueError as error:
            print("one by one:", error)


main()
