# Small values of the module, and of the function around, that tasks change.
import asyncio

count = 0
ratio = 0.5
ready = False


async def bump(name, times):
    global count, ratio, ready
    for _ in range(times):
        current = count
        await asyncio.sleep(0)
        count = current + 1
    ratio *= 2
    ready = count > 2
    print(name, count, ratio, ready)


async def main():
    left = 10

    async def take(n):
        nonlocal left
        if left < n:
            return False
        await asyncio.sleep(0)
        left -= n
        return True

    tasks = [asyncio.create_task(take(n)) for n in (3, 4, 5)]
    print([await t for t in tasks], left)
    print(await take(1), left)
    await asyncio.gather(bump("a", 2), bump("é", 3))
    print(count, ratio)


asyncio.run(main())
