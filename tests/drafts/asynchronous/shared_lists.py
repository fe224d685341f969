# A list of the module that tasks change, and one that one task alone has from its start on.
import asyncio

log = []
counts = {}


async def visit(name, delay):
    await asyncio.sleep(delay)
    log.append(name)
    counts[name] = counts.get(name, 0) + 1
    return log.append("back")


async def twice(name):
    await visit(name, 0.01)
    return await visit(name, 0.02)


async def fill(items, more):
    for n in more:
        await asyncio.sleep(0)
        items.append(-n)
    print(items)


async def main():
    tasks = [asyncio.create_task(twice(n)) for n in ("ann", "émile")]
    for t in tasks:
        await t
    await asyncio.gather(visit("ann", 0), visit("cleo", 0.02))
    own = [7]
    own.append(8)
    other = asyncio.create_task(fill(own, range(2)))
    await other
    print(sorted(log))
    for k, v in sorted(counts.items()):
        print(k, v)


asyncio.run(main())
