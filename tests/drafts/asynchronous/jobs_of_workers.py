# Coroutine functions in fields and as arguments.
import asyncio


class Worker:
    def __init__(self, name, job):
        self.name = name
        self.job = job
        self.results = []

    async def work(self, numbers):
        for n in numbers:
            self.results.append(await self.job(n))


async def square(n):
    await asyncio.sleep(0)
    return n * n


async def negate(n):
    return -n


async def retry(job, n, times):
    for i in range(times):
        value = await job(n)
        if value > 0:
            return value
        n -= 10
    return None


async def main():
    workers = [Worker("sq", square), Worker("neg", negate)]
    await asyncio.gather(*(w.work([1, -2, 3]) for w in workers))
    for w in workers:
        print(w.name, w.results)
    print(await retry(negate, 5, 2), await retry(negate, 50, 2))
    print(await retry(square, -5, 2))


asyncio.run(main())
