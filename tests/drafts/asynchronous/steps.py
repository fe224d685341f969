# Coroutine functions in fields that may be None, and compared.
import asyncio


async def a(n):
    return n + 1


async def b(n):
    await asyncio.sleep(0)
    return n * 2


class Step:
    def __init__(self, name, run=None):
        self.name = name
        self.run = run

    async def go(self, n):
        if self.run is None:
            return n
        return await self.run(n)


STEPS = [Step("add", a), Step("none"), Step("mul", b)]


async def pipeline(n, *steps):
    for s in steps:
        n = await s(n)
    return n


async def main():
    n = -3
    for step in STEPS:
        n = await step.go(n)
        print(step.name, n)
    print(await pipeline(1, a, b, a), a is b, a in [b])


asyncio.run(main())
