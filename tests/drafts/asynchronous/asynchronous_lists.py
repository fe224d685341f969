# Lists of what an asynchronous generator yields; tasks that end early.
import asyncio


async def ticker(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


async def positive(n):
    found = [x async for x in ticker(n) if x > 0]
    return found


async def main():
    total = 0
    async for x in ticker(4):
        total += x
    print([x async for x in ticker(3)], total)
    print(sum([x * x async for x in ticker(4) if x if x != 2]), await positive(3))
    print(await positive(0))
    try:
        await asyncio.wait_for(asyncio.sleep(5), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout")
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())


asyncio.run(main())
