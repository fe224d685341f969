import asyncio


class RateLimiter:
    def __init__(self, limit: int) -> None:
        self.semaphore = asyncio.Semaphore(limit)
        self.active = 0
        self.peak = 0

    async def run(self, name: str, delay: float) -> str:
        async with self.semaphore:
            self.active += 1
            self.peak = max(self.peak, self.active)
            print("start", name)
            await asyncio.sleep(delay)
            self.active -= 1
        print("end", name)
        return name


async def main() -> None:
    limiter = RateLimiter(2)
    names = ["a", "b", "c", "d", "e"]
    done = await asyncio.gather(*(limiter.run(name, 0.01 * (i + 1)) for i, name in enumerate(names)))
    print(done, limiter.peak)
    lock = asyncio.Lock()
    shared = {"count": 0}

    async def work(n: int) -> None:
        for _ in range(n):
            async with lock:
                current = shared["count"]
                await asyncio.sleep(0)
                shared["count"] = current + 1

    await asyncio.gather(work(3), work(4))
    print(shared)


asyncio.run(main())
