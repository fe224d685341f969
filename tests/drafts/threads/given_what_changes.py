"""What a thread is given while others change it: a copy of it would not show that."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Worker(threading.Thread):
    def __init__(self, seen: list[str], word: str) -> None:
        super().__init__()
        self.seen = seen
        self.word = word

    def run(self) -> None:
        self.seen.append(self.word)


class Level:
    def __init__(self) -> None:
        self.now = 1


def show(xs: list[int], go: threading.Event) -> None:
    go.wait()
    print(len(xs))


def show_level(level: Level) -> None:
    print(level.now)


def captured() -> None:
    items: list[int] = []
    word = "a"

    def tell() -> None:
        print(items, word)

    thread = threading.Thread(target=tell)
    items.append(1)
    word = "b"
    thread.start()
    thread.join()


def given() -> None:
    xs = [1]
    level = Level()
    go = threading.Event()
    thread = threading.Thread(target=show, args=(xs, go))
    asking = threading.Thread(target=show_level, args=(level,))
    thread.start()
    xs.append(2)
    level.now = 5
    asking.start()
    go.set()
    thread.join()
    asking.join()
    with ThreadPoolExecutor(max_workers=1) as pool:
        done = pool.submit(show, xs, go)
        xs.append(3)
        done.result()


def own() -> None:
    seen: list[str] = []
    worker = Worker(seen, "x")
    worker.start()
    worker.join()
    print(seen)


def waited_for(quiet: bool) -> None:
    late = threading.Timer(0.01, show_level, args=(Level(),))
    late.start()
    if quiet:
        late.cancel()


def main() -> None:
    captured()
    given()
    own()
    waited_for(False)


main()
