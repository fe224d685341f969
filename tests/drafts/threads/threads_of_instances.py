"""Threads that instances make of their own methods and start later."""

import threading
import time


class Ticker:
    def __init__(self, name, interval):
        self.name = name
        self.interval = interval
        self.count = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        print("start", self.name)
        self._thread.start()

    def _run(self):
        while not self._stop.is_set():
            self.count += 1
            self._stop.wait(self.interval)

    def stop(self):
        self._stop.set()
        self._thread.join()


class Summer:
    def __init__(self, numbers):
        self.numbers = numbers
        self.total = 0
        self.worker = threading.Thread(target=self.add, args=(10,), name="summer")

    def begin(self):
        self.worker.start()

    def add(self, more):
        for number in self.numbers:
            self.total += number
        self.total += more


def main():
    ticker = Ticker("ä", 0.005)
    ticker.start()
    time.sleep(0.05)
    ticker.stop()
    print(ticker.count > 1)
    other = Ticker("never started", 1)
    print(other.count)
    summers = [Summer([1, -2]), Summer([])]
    for summer in summers:
        summer.begin()
    for summer in summers:
        summer.worker.join()
    print([it.total for it in summers])


main()
