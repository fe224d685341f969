"""Tasks that fields may hold, permits that are given back by name, managers that are variables."""

import asyncio


class Poller:
    def __init__(self, interval):
        self.interval = interval
        self.ticks = 0
        self._task = None

    async def _loop(self):
        while True:
            self.ticks += 1
            await asyncio.sleep(self.interval)

    def start(self):
        self._task = asyncio.create_task(self._loop())

    async def stop(self):
        if not self._task:
            print("not started")
            return
        self._task.cancel()
        try:
            await self._task
        except asyncio.CancelledError:
            print("stopped")
        self._task = None


class Limiter:
    def __init__(self, limit: int) -> None:
        self._permits = asyncio.Semaphore(limit)
        self.active = 0
        self.peak = 0

    async def __aenter__(self) -> "Limiter":
        await self._permits.acquire()
        self.active += 1
        self.peak = max(self.peak, self.active)
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.active -= 1
        self._permits.release()


async def job(limiter: Limiter, number: int) -> int:
    async with limiter:
        await asyncio.sleep(0.001)
        if number < 0:
            raise ValueError(f"negative: {number}")
        return number * 2


async def main():
    poller = Poller(0.002)
    await poller.stop()
    poller.start()
    await asyncio.sleep(0.02)
    await poller.stop()
    await poller.stop()
    print(poller.ticks > 2)
    limiter = Limiter(2)
    print(await asyncio.gather(*(job(limiter, number) for number in range(5))))
    try:
        await job(limiter, -1)
    except ValueError as error:
        print(error)
    print(limiter.peak, limiter.active)


asyncio.run(main())
