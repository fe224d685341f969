# Lists that a task alone has, and one that has another name.
import asyncio


async def fill(items, n):
    await asyncio.sleep(0.01)
    items.append(n)
    return len(items)


async def main():
    kept = []
    tasks = []
    for n in range(3):
        own = [n]
        tasks.append(asyncio.create_task(fill(kept, n)))
        tasks.append(asyncio.create_task(fill(own, -n)))
    print([await t for t in tasks])
    last = [1]
    t = asyncio.create_task(fill(last, 5))
    alias = last
    print(await t, alias, kept)


asyncio.run(main())
