"""Pools: order of results, errors where results are asked for, methods and partial functions as tasks."""
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial


class Sizer:
    def __init__(self, base: str, workers: int = 4) -> None:
        self.base = base
        self.workers = workers

    def size(self, path: str) -> int:
        return len(self.base + path)

    def sizes(self, paths: list[str]) -> dict[str, int]:
        with ThreadPoolExecutor(max_workers=self.workers) as pool:
            return dict(zip(paths, pool.map(self.size, paths)))


def scale(factor: int, value: int, offset: int = 0) -> int:
    if value > 100:
        raise ValueError(f"too large: {value}")
    return factor * value + offset


def divide(a: int, b: int) -> float:
    return a / b


def first_error(values: list[int]) -> str:
    with ThreadPoolExecutor() as pool:
        try:
            return str(list(pool.map(partial(scale, 2), values)))
        except ValueError as error:
            return f"failed: {error}"


def main() -> None:
    for path, size in Sizer("http://x/").sizes(["a", "bb", "ccc"]).items():
        print(path, size)
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(partial(scale, 3, offset=1), [1, 2, 3])))
        print(sum(pool.map(abs, range(4))))
    print(first_error([1, 2]))
    print(first_error([1, 300, 200]))
    with ThreadPoolExecutor(1) as pool:
        lengths = list(pool.map(len, ["a", "bcd", ""]))
        halves = pool.submit(divide, 7, 2)
        nothing = pool.submit(divide, 1, 0)
    print(lengths, halves.result(), halves.done())
    try:
        print(nothing.result())
    except ZeroDivisionError as error:
        print("error:", error)
    print(nothing.exception() is not None)


main()
