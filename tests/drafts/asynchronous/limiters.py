# A class whose tasks wait for a semaphore, and fail.
import asyncio


class Limiter:
    def __init__(self, limit):
        self.sem = asyncio.Semaphore(limit)
        self.active = 0
        self.peak = 0

    async def run(self, name, delay):
        async with self.sem:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                await asyncio.sleep(delay)
                if delay > 0.02:
                    raise TimeoutError(f"{name} too slow")
                return name.title()
            finally:
                self.active -= 1


async def main():
    limiter = Limiter(2)
    names = [("ann", 0.01), ("bob", 0.03), ("émile", 0.0)]
    results = await asyncio.gather(*(limiter.run(n, d) for n, d in names), return_exceptions=True)
    for (name, _), result in zip(names, results):
        if isinstance(result, Exception):
            print(name, "failed:", result)
        else:
            print(name, "->", result)
    print(limiter.peak, limiter.active)


asyncio.run(main())
